/**
 * The fields of a JSON body, `undefined` if it isn't a JSON object. An empty body is an object without fields;
 * that, and refusing other JSON as "Invalid JSON", are guesses.
 */
export function readFields(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) {
    return {};
  }
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : undefined;
  } catch {
    return undefined;
  }
}
