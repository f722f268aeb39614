import {quoteText} from '../../plan/rewrite.js';
import type {Call} from '../answer/answerer.js';
import {type ByteWriter, createByteWriter} from '../protocol/byte-writer.js';

/** A statement that the catalogue is to describe, or to run. */
export interface Asked {
  readonly sql: string;
  /** Ids of the types of its parameters; 0 leaves one open. */
  readonly parameterTypes: readonly number[];
  /** Where names without a schema are looked for. */
  readonly searchPath: readonly string[];
}

/** So many rows are taken, and one more to know that there are more. */
export const mostRows = 100_000;

/** The messages that ask what a statement gives. */
export function writeDescribe(asked: Asked): Uint8Array {
  return writeTransaction(asked, writer => {
    writer.begin('D');
    writer.byte('S'.charCodeAt(0));
    writer.text('');
    writer.end();
  });
}

/** The messages that run it. */
export function writeRun(
  asked: Asked,
  {parameters, formats}: Pick<Call, 'parameters' | 'formats'>,
): Uint8Array {
  return writeTransaction(asked, writer => {
    writer.begin('B');
    writer.text('');
    writer.text('');
    writeList(writer, parameters, ({format}) => writer.int16(format === 'binary' ? 1 : 0));
    writeList(writer, parameters, ({bytes}) => {
      if (bytes === null) writer.int32(-1);
      else writer.counted(bytes);
    });
    writeList(writer, formats, format => writer.int16(format === 'binary' ? 1 : 0));
    writer.end();
    writer.begin('E');
    writer.text('');
    writer.int32(mostRows + 1);
    writer.end();
  });
}

/** The message that has it carry out statements. */
export function writeStatements(sql: string): Uint8Array {
  const writer = createByteWriter();
  writeQuery(writer, sql);
  return writer.take();
}

/** Each stands by itself: nothing that it sets or changes is there for the next. */
function writeTransaction(
  {sql, parameterTypes, searchPath}: Asked,
  write: (writer: ByteWriter) => void,
): Uint8Array {
  const writer = createByteWriter();
  const schemas = searchPath.map(quoteText).join(', ') || "''";
  writeQuery(writer, `BEGIN TRANSACTION READ ONLY; SET LOCAL search_path TO ${schemas}`);
  writer.begin('P');
  writer.text('');
  writer.text(sql);
  writeList(writer, parameterTypes, type => writer.int32(type));
  writer.end();
  write(writer);
  writer.begin('S');
  writer.end();
  writeQuery(writer, 'ROLLBACK');
  return writer.take();
}

function writeQuery(writer: ByteWriter, sql: string): void {
  writer.begin('Q');
  writer.text(sql);
  writer.end();
}

function writeList<Item>(writer: ByteWriter, items: readonly Item[], write: (item: Item) => void): void {
  writer.int16(items.length);
  for (const item of items) write(item);
}
