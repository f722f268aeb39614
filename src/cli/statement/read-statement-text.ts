import {readFile} from 'node:fs/promises';
import {RowgateError} from '../../errors.js';

/** SQL as given, and what to call its place in an error: a file's name, or nothing for the command line. */
export interface StatementText {
  readonly sql: string;
  readonly source?: string;
}

const example = 'As in: rowgate query --sandbox "SELECT label, expiry FROM linode.profile.apps"';

/**
 * The statements that a command line names: its argument, a file, or else standard input, unless that is a terminal.
 *
 * @throws RowgateError `usage`.
 */
export async function readStatementText(
  argument: string | undefined,
  file: string | undefined,
): Promise<StatementText> {
  if (argument !== undefined && file !== undefined) {
    throw new RowgateError('usage', 'the statements are given twice, as an argument and as --file');
  }
  const place = argument === '-' ? '-' : file;
  if (argument !== undefined && place === undefined) return checkText({sql: argument});
  if (place !== undefined && place !== '-') {
    return checkText({sql: decode(await readStatementFile(place), `"${place}"`), source: place});
  }
  if (place === undefined && process.stdin.isTTY) {
    throw new RowgateError('usage', 'which statement? None is given', {hint: example});
  }
  return checkText({sql: decode(await readStandardInput(), 'standard input'), source: 'standard input'});
}

function checkText(text: StatementText): StatementText {
  if (text.sql.trim() !== '') return text;
  const where = text.source === undefined ? 'the statement' : text.source;
  throw new RowgateError('usage', `${where} is empty`, {hint: example});
}

async function readStatementFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new RowgateError('usage', `can't read "${file}": ${reasons[code] ?? code}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new RowgateError('usage', `${what} is not text in UTF-8`);
  }
}
