import type {AnswerColumn} from '../answer/answerer.js';
import type {Frame} from '../connection/frame-reader.js';
import type {Cell, Notice} from '../protocol/backend-message.js';
import {type ByteReader, createByteReader} from '../protocol/byte-reader.js';

/** What the catalogue's Postgres said to a statement. */
export interface Reply {
  readonly parameterTypes: readonly number[];
  /** Undefined: it was not asked for them, or there are none. */
  readonly columns: readonly AnswerColumn[] | undefined;
  readonly rows: readonly (readonly Cell[])[];
  /** As in `SELECT 3`. Undefined where it did not come to its end. */
  readonly tag: string | undefined;
  readonly notices: readonly Notice[];
  readonly error: Notice | undefined;
}

/** Reads the answer to the messages of `writeDescribe` or `writeRun`: what came for the statement itself. */
export function readReply(bytes: Uint8Array): Reply {
  let parameterTypes: readonly number[] = [];
  let columns: readonly AnswerColumn[] | undefined;
  let error: Notice | undefined;
  let tag: string | undefined;
  const rows: (readonly Cell[])[] = [];
  const notices: Notice[] = [];
  // The transaction's beginning and its end are answered, too.
  let part: 'before' | 'statement' | 'after' = 'before';
  for (const {type, body} of cutFrames(bytes)) {
    const reader = createByteReader(body);
    switch (type) {
      case 'Z':
        part = part === 'before' ? 'statement' : 'after';
        break;
      case 't':
        parameterTypes = readList(reader, () => reader.int32());
        break;
      case 'T':
        columns = readList(reader, () => readColumn(reader));
        break;
      case 'D':
        rows.push(readList(reader, () => readCell(reader)));
        break;
      case 'C':
        if (part === 'statement') tag = reader.text();
        break;
      case 'E':
        error ??= readNotice(reader);
        break;
      case 'N':
        notices.push(readNotice(reader));
        break;
    }
  }
  return {parameterTypes, columns, rows, tag, notices, error};
}

/** The messages of a server, of which all have come. */
function* cutFrames(bytes: Uint8Array): Generator<Frame, undefined> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  for (let start = 0; start < whole.length; start = end) {
    end = start + 1 + whole.readInt32BE(start + 1);
    yield {type: String.fromCharCode(whole.readUInt8(start)), body: whole.subarray(start + 5, end)};
  }
}

function readList<Item>(reader: ByteReader, read: () => Item): readonly Item[] {
  return Array.from({length: reader.int16()}, read);
}

function readColumn(reader: ByteReader): AnswerColumn {
  const name = reader.text();
  const table = reader.int32();
  const column = reader.int16();
  const type = reader.int32();
  const size = reader.int16();
  const modifier = reader.int32();
  // Nothing is known of the format of a statement that was not run.
  reader.int16();
  return {name, table, column, type, size, modifier};
}

function readCell(reader: ByteReader): Cell {
  const length = reader.int32();
  return length === -1 ? null : reader.bytes(length);
}

const severities: Readonly<Record<string, Notice['severity']>> = {
  ERROR: 'ERROR',
  FATAL: 'ERROR',
  PANIC: 'ERROR',
  WARNING: 'WARNING',
};

function readNotice(reader: ByteReader): Notice {
  const fields = new Map<string, string>();
  for (let code = reader.byte(); code !== 0; code = reader.byte()) {
    fields.set(String.fromCharCode(code), reader.text());
  }
  const position = fields.get('P');
  return {
    severity: severities[fields.get('V') ?? ''] ?? 'NOTICE',
    sqlState: fields.get('C') ?? 'XX000',
    message: fields.get('M') ?? '',
    detail: fields.get('D'),
    hint: fields.get('H'),
    position: position === undefined ? undefined : Number(position),
  };
}
