import {isUtf8} from 'node:buffer';
import {createReadStream} from 'node:fs';
import type {Readable} from 'node:stream';
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
    const bytes = await readStatementFile(place);
    return checkText({sql: decode(bytes, `"${place}"`), source: place});
  }
  if (place === undefined && process.stdin.isTTY) {
    throw new RowgateError('usage', 'which statement? None is given', {hint: example});
  }
  return checkText({
    sql: decode(await readAll(process.stdin, 'standard input'), 'standard input'),
    source: 'standard input',
  });
}

function checkText(text: StatementText): StatementText {
  if (text.sql.trim() !== '') return text;
  const where = text.source === undefined ? 'the statement' : text.source;
  throw new RowgateError('usage', `${where} is empty`, {hint: example});
}

async function readStatementFile(file: string): Promise<Uint8Array> {
  try {
    return await readAll(createReadStream(file), `"${file}"`);
  } catch (error) {
    if (error instanceof RowgateError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed';
    throw new RowgateError('usage', `can't read "${file}": ${reasons[code] ?? code}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
};

/** Bytes of a text; what goes on for longer is taken for something else. */
const longest = 16 * 1024 * 1024;

async function readAll(stream: Readable, what: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Uint8Array).length;
    if (size > longest) {
      throw new RowgateError('usage', `${what} is longer than the 16 MiB that statements may be`, {
        hint: 'Is it data, or without an end? Many rows go into several statements, in files of their own.',
      });
    }
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    const isWide = [0xfe, 0xff].includes(bytes[0] ?? 0) && [0xfe, 0xff].includes(bytes[1] ?? 0);
    throw new RowgateError('usage', `${what} is not text in UTF-8`, {
      hint: isWide
        ? 'It begins as UTF-16 does. Save it as UTF-8.'
        : `Save it as UTF-8: see line ${findBadLine(bytes)}.`,
    });
  }
}

/** No character of several bytes has a line break in it. */
function findBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
