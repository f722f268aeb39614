/** Sections of an INI file → key → value; names of both in lower case. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads an INI file: `[section]`, `key = value` or `key: value`, whole-line comments with `#` or `;`. A value in
 * quotes is without them, a key given twice has its last value, and any other line is passed over.
 */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const header = /^\s*\[([^\]]*)\]/.exec(line);
    const name = header?.[1]?.trim().toLowerCase();
    if (name !== undefined) {
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      continue;
    }
    const [, key, value] = /^\s*([^#;=:\s][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) section.set(key.toLowerCase(), unquote(value));
  }
  return sections;
}

function unquote(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}
