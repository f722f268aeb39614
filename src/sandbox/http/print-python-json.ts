const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

/**
 * JSON as Python's `json.dumps` prints it by default: a blank after each comma and colon, and everything
 * outside printable ASCII escaped. Keys whose value is `undefined` are left out.
 */
export function printPythonJson(value: unknown): string {
  if (typeof value === 'string') {
    return printString(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(printPythonJson).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${printString(key)}: ${printPythonJson(item)}`);
    return `{${pairs.join(', ')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function printString(text: string): string {
  const escaped = text.replace(
    /["\\]|[^ -~]/g,
    unit => shortEscapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
