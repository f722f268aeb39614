/** What a field of a request may hold. `binding` is a list of messages with an `applicationId` and a `config`. */
export type FieldKind = 'string' | 'bool' | 'uuid' | 'bytes' | 'strings' | 'uuids' | 'bindings';

/** The fields of a message, by their lower-camel names. */
export type MessageType = Readonly<Record<string, FieldKind>>;

export type Values = Readonly<Record<string, unknown>>;

/**
 * The values of a message as ProtoJSON has it: a field by either of its names, `null` as if it were not there.
 * A text says what is wrong.
 */
export function readMessage(
  bytes: Buffer,
  type: MessageType,
  unknownFields: 'refuse' | 'ignore',
): Values | string {
  const message = parseObject(bytes);
  if (message === undefined) {
    return 'the message is not a JSON object';
  }
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(message)) {
    const name = toLowerCamel(key);
    const kind = Object.hasOwn(type, name) ? type[name] : undefined;
    if (kind === undefined) {
      if (unknownFields === 'refuse') {
        return `key "${key}" is unknown`;
      }
    } else if (Object.hasOwn(values, name)) {
      return `field ${name} is set twice`;
    } else if (value !== null) {
      const read = readValue(kind, value);
      if (read === undefined) {
        return `cannot decode field ${name}: expected ${kind}`;
      }
      values[name] = read;
    }
  }
  return values;
}

/** `redirect_uri` and `redirectUri` are the same field. */
export function toLowerCamel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** Without a fitting reading, `undefined`. An empty `uuid` is one that is not set. */
function readValue(kind: FieldKind, value: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'uuid':
      return isUuid(value) || value === '' ? value.toLowerCase() : undefined;
    case 'bytes':
      return typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value)
        ? Buffer.from(value, 'base64')
        : undefined;
    case 'strings':
      return Array.isArray(value) && list.every(item => typeof item === 'string') ? value : undefined;
    case 'uuids':
      return Array.isArray(value) && list.every(isUuid) ? list.map(id => id.toLowerCase()) : undefined;
    case 'bindings':
      return Array.isArray(value) ? readAll(list, readBinding) : undefined;
  }
}

function readAll<T>(list: readonly unknown[], read: (item: unknown) => T | undefined): T[] | undefined {
  const items = list.map(read).filter(item => item !== undefined);
  return items.length === list.length ? items : undefined;
}

function readBinding(value: unknown): object | undefined {
  const {applicationId, config = {}} = readNames(value);
  const {jsonConfig} = readNames(config);
  return typeof applicationId === 'string' && isObject(config)
    ? {applicationId, config: isObject(jsonConfig) ? {jsonConfig} : {}}
    : undefined;
}

function readNames(value: unknown): Values {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [toLowerCamel(name), item]))
    : {};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(bytes: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
