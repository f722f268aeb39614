import {mapSource, type Source} from '../answer/source.js';
import type {Cell} from '../protocol/backend-message.js';
import {decodeText} from '../protocol/byte-reader.js';
import type {CopyOptions} from './copy-options.js';

/** The lines of a table as COPY writes them, each with its end; with a header, that is the first. */
export function writeCopyLines(
  names: readonly string[],
  rows: Source<readonly Cell[]>,
  options: CopyOptions,
): Source<string> {
  const write = options.format === 'csv' ? createCsvWriter(names, options) : createTextWriter(options);
  const header = options.header ? [write(names, true)] : [];
  return mapSource(rows, header, row =>
    write(
      row.map(cell => (cell instanceof Uint8Array ? decodeText(cell) : cell)),
      false,
    ),
  );
}

type LineWriter = (texts: readonly (string | null)[], isHeader: boolean) => string;

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function createTextWriter({delimiter, null: none}: CopyOptions): LineWriter {
  const special = new RegExp(`[\\\\\\b\\f\\n\\r\\t\\v${quoteInClass(delimiter)}]`, 'g');
  const write = (text: string) => text.replace(special, character => escapes[character] ?? `\\${character}`);
  return texts => `${texts.map(text => (text === null ? none : write(text))).join(delimiter)}\n`;
}

function createCsvWriter(names: readonly string[], options: CopyOptions): LineWriter {
  const {delimiter, quote, escape: mark, null: none, forceQuote} = options;
  const special = new RegExp(`[\\r\\n${quoteInClass(delimiter + quote)}]`);
  const escaped = new RegExp(`[${quoteInClass(quote + mark)}]`, 'g');
  const forced = names.map(name => forceQuote.includes('*') || forceQuote.includes(name.toLowerCase()));
  return (texts, isHeader) => {
    const cells = texts.map((text, index) => {
      if (text === null) return none;
      // A line of only `\.` would be taken for the end.
      const isEnd = texts.length === 1 && text === '\\.';
      const isPlain = text !== none && !isEnd && !special.test(text) && (isHeader || !forced[index]);
      return isPlain ? text : quote + text.replace(escaped, character => mark + character) + quote;
    });
    return `${cells.join(delimiter)}\n`;
  };
}

function quoteInClass(characters: string): string {
  return characters.replace(/[\]\\^-]/g, '\\$&');
}
