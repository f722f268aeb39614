/** The same SQL twice: as the engine reads it, and as the oracle does, over tables that are filled already. */
export interface Text {
  readonly engine: string;
  readonly oracle: string;
}

/** What is written the same way for both. */
export function same(text: string): Text {
  return {engine: text, oracle: text};
}

/** SQL for both with the parts of each put in. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Text | string | number)[]): Text {
  const read = (side: 'engine' | 'oracle') =>
    String.raw({raw: strings}, ...parts.map(part => (typeof part === 'object' ? part[side] : part)));
  return {engine: read('engine'), oracle: read('oracle')};
}

export function join(texts: readonly Text[], separator: string): Text {
  return {
    engine: texts.map(text => text.engine).join(separator),
    oracle: texts.map(text => text.oracle).join(separator),
  };
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
