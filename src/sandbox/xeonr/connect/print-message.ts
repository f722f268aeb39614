/**
 * A message in ProtoJSON: a `Map` is a map, a `bigint` an int64 and so a string, `undefined` a field that is not
 * set. Fields at their default value are left out unless `emitDefaults`.
 */
export function printMessage(message: object, {emitDefaults}: {readonly emitDefaults: boolean}): string {
  return JSON.stringify(convert(message, emitDefaults));
}

function convert(value: unknown, emitDefaults: boolean): unknown {
  if (typeof value === 'bigint') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => convert(item, emitDefaults));
  }
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [key, convert(item, emitDefaults)]));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const fields = Object.entries(value).filter(([, item]) => emitDefaults || !isDefault(item));
  return Object.fromEntries(
    // A Struct: free JSON, in which nothing is a default.
    fields.map(([name, item]) => [name, name === 'jsonConfig' ? item : convert(item, emitDefaults)]),
  );
}

function isDefault(value: unknown): boolean {
  return (
    value === '' ||
    value === false ||
    value === 0 ||
    value === 0n ||
    (Array.isArray(value) && value.length === 0) ||
    (value instanceof Map && value.size === 0)
  );
}
