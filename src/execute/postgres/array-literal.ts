/**
 * The elements of an array as Postgres writes it, `{a,"b c",NULL}`, or undefined where the text is none. Arrays in it are
 * arrays again.
 */
export function parseArray(text: string): readonly ArrayElement[] | undefined {
  const reader = {text, offset: 0};
  skipBlanks(reader);
  const elements = readElements(reader);
  skipBlanks(reader);
  return reader.offset === text.length ? elements : undefined;
}

export type ArrayElement = string | null | readonly ArrayElement[];

interface Reader {
  readonly text: string;
  offset: number;
}

function readElements(reader: Reader): readonly ArrayElement[] | undefined {
  if (!accept(reader, '{')) return undefined;
  const elements: ArrayElement[] = [];
  if (accept(reader, '}')) return elements;
  do {
    const element = readElement(reader);
    if (element === undefined) return undefined;
    elements.push(element);
  } while (accept(reader, ','));
  return accept(reader, '}') ? elements : undefined;
}

function readElement(reader: Reader): ArrayElement | undefined {
  const {text} = reader;
  const character = text.charAt(reader.offset);
  if (character === '{') return readElements(reader);
  const pattern = character === '"' ? /"((?:[^"\\]|\\[\s\S])*)"\s*/y : /((?:[^{},"\\]|\\[\s\S])+)/y;
  pattern.lastIndex = reader.offset;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  reader.offset = pattern.lastIndex;
  const [, inner = ''] = found;
  if (character === '"') return inner.replace(/\\([\s\S])/g, '$1');
  const value = inner.trim();
  return /^null$/i.test(value) ? null : value.replace(/\\([\s\S])/g, '$1');
}

function accept(reader: Reader, mark: string): boolean {
  skipBlanks(reader);
  if (reader.text.charAt(reader.offset) !== mark) return false;
  reader.offset += 1;
  skipBlanks(reader);
  return true;
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.text.charAt(reader.offset))) reader.offset += 1;
}
