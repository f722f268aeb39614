import {RowgateError} from '../../errors.js';
import type {TokenReader} from '../statement/token-reader.js';

/** How COPY writes a table. */
export interface CopyOptions {
  readonly format: 'text' | 'csv';
  readonly delimiter: string;
  /** What stands for NULL. */
  readonly null: string;
  readonly header: boolean;
  readonly quote: string;
  readonly escape: string;
  /** Columns whose values are always in quotes, by name in lower case; `*` for all. */
  readonly forceQuote: readonly string[];
}

/**
 * Reads what follows `TO STDOUT`: options in parentheses, or as they were written before Postgres 9.
 *
 * @throws RowgateError.
 */
export function readCopyOptions(reader: TokenReader): CopyOptions {
  const given = new Map<string, string | readonly string[]>();
  reader.accept('WITH');
  if (reader.accept('(')) {
    do readOption(reader, given);
    while (reader.accept(','));
    reader.expect(')');
  } else while (reader.peek() !== undefined) readOldOption(reader, given);
  reader.end();
  const format = readText(given, 'FORMAT') ?? 'text';
  if (format !== 'text' && format !== 'csv') {
    throw new RowgateError('unsupported', `COPY writes text and csv, not ${format}`);
  }
  const isCsv = format === 'csv';
  const quote = readText(given, 'QUOTE') ?? '"';
  const options: CopyOptions = {
    format,
    delimiter: readText(given, 'DELIMITER') ?? (isCsv ? ',' : '\t'),
    null: readText(given, 'NULL') ?? (isCsv ? '' : '\\N'),
    header: !['false', 'off', '0', undefined].includes(readText(given, 'HEADER')),
    quote,
    escape: readText(given, 'ESCAPE') ?? quote,
    forceQuote: [given.get('FORCE_QUOTE') ?? []].flat(),
  };
  checkOptions(options, given);
  return options;
}

const names = new Set([
  'FORMAT',
  'HEADER',
  'DELIMITER',
  'NULL',
  'QUOTE',
  'ESCAPE',
  'FORCE_QUOTE',
  'ENCODING',
]);

function readOption(reader: TokenReader, given: Map<string, string | readonly string[]>): void {
  const name = reader.peek()?.key ?? '';
  if (!names.has(name)) throw reader.expected('an option of COPY TO');
  reader.take();
  const isEnd = [',', ')'].includes(reader.peek()?.key ?? '');
  if (name === 'FORCE_QUOTE') given.set(name, readNames(reader));
  else given.set(name, isEnd ? 'true' : reader.take().value);
}

function readOldOption(reader: TokenReader, given: Map<string, string | readonly string[]>): void {
  if (reader.accept('CSV')) given.set('FORMAT', 'csv');
  else if (reader.accept('BINARY')) given.set('FORMAT', 'binary');
  else if (reader.accept('HEADER')) given.set('HEADER', 'true');
  else if (reader.accept('FORCE', 'QUOTE')) given.set('FORCE_QUOTE', readNames(reader));
  else {
    const name = ['DELIMITER', 'NULL', 'QUOTE', 'ESCAPE', 'ENCODING'].find(each => reader.accept(each));
    if (name === undefined) throw reader.expected('an option of COPY TO');
    reader.accept('AS');
    given.set(name, reader.take().value);
  }
}

function readNames(reader: TokenReader): readonly string[] {
  if (reader.accept('*')) return ['*'];
  const isList = reader.accept('(');
  const list: string[] = [];
  do list.push(reader.name().toLowerCase());
  while (reader.accept(','));
  if (isList) reader.expect(')');
  return list;
}

function readText(given: ReadonlyMap<string, string | readonly string[]>, name: string): string | undefined {
  const value = given.get(name);
  return typeof value === 'string' ? value : undefined;
}

function checkOptions(options: CopyOptions, given: ReadonlyMap<string, unknown>): void {
  const {format, delimiter, quote} = options;
  const wrong = (message: string) => new RowgateError('invalid_value', `COPY: ${message}`);
  for (const [name, value] of Object.entries({delimiter, quote, escape: options.escape})) {
    if (value.length !== 1 || value < '\u0001' || value > '\u007f')
      throw wrong(`${name} must be one character`);
  }
  if (/[\r\n]/.test(options.null + delimiter)) throw wrong('there is no line break in DELIMITER and NULL');
  if (options.null.includes(delimiter)) throw wrong('NULL must not have the DELIMITER in it');
  if (format === 'csv' && delimiter === quote) throw wrong('DELIMITER and QUOTE must differ');
  if (format === 'text' && /[\\.a-z\d]/i.test(delimiter))
    throw wrong(`"${delimiter}" can't be the DELIMITER`);
  if (format === 'text' && ['QUOTE', 'ESCAPE', 'FORCE_QUOTE'].some(name => given.has(name))) {
    throw wrong('QUOTE and ESCAPE go with the format csv');
  }
  const encoding = given.get('ENCODING');
  if (encoding !== undefined && !/^utf-?8$/i.test(String(encoding))) throw wrong('ENCODING can be UTF8 only');
}
