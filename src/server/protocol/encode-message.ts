import type {BackendMessage, Field, Notice} from './backend-message.js';
import type {ByteWriter} from './byte-writer.js';

type Encoder<Kind extends BackendMessage['kind']> = (
  writer: ByteWriter,
  message: Extract<BackendMessage, {readonly kind: Kind}>,
) => void;

const nothing = () => {};

/** Of each message, its type and how what is in it is written. */
const encoders: {
  readonly [Kind in BackendMessage['kind']]: readonly [type: string, encode: Encoder<Kind>];
} = {
  'authentication-ok': ['R', writer => writer.int32(0)],
  'authentication-sasl': [
    'R',
    (writer, {mechanisms}) => {
      writer.int32(10);
      for (const name of mechanisms) writer.text(name);
      writer.byte(0);
    },
  ],
  'authentication-sasl-continue': [
    'R',
    (writer, {data}) => {
      writer.int32(11);
      writer.bytes(Buffer.from(data));
    },
  ],
  'authentication-sasl-final': [
    'R',
    (writer, {data}) => {
      writer.int32(12);
      writer.bytes(Buffer.from(data));
    },
  ],
  'negotiate-protocol-version': [
    'v',
    (writer, {minor, options}) => {
      writer.int32(minor);
      writer.int32(options.length);
      for (const option of options) writer.text(option);
    },
  ],
  'parameter-status': [
    'S',
    (writer, {name, value}) => {
      writer.text(name);
      writer.text(value);
    },
  ],
  'backend-key-data': [
    'K',
    (writer, {processId, secretKey}) => {
      writer.int32(processId);
      writer.bytes(secretKey);
    },
  ],
  'ready-for-query': ['Z', (writer, {status}) => writer.byte(status.charCodeAt(0))],
  'parameter-description': [
    't',
    (writer, {types}) => {
      writer.int16(types.length);
      for (const type of types) writer.int32(type);
    },
  ],
  'row-description': [
    'T',
    (writer, {fields}) => {
      writer.int16(fields.length);
      for (const field of fields) writeField(writer, field);
    },
  ],
  'data-row': [
    'D',
    (writer, {cells}) => {
      writer.int16(cells.length);
      for (const cell of cells) {
        if (cell === null) writer.int32(-1);
        else writer.counted(cell);
      }
    },
  ],
  'command-complete': ['C', (writer, {tag}) => writer.text(tag)],
  error: ['E', (writer, {notice}) => writeNotice(writer, notice)],
  notice: ['N', (writer, {notice}) => writeNotice(writer, notice)],
  'copy-out': [
    'H',
    (writer, {columns}) => {
      writer.byte(0);
      writer.int16(columns);
      for (let index = 0; index < columns; index++) writer.int16(0);
    },
  ],
  'copy-data': ['d', (writer, {data}) => writer.bytes(Buffer.from(data ?? ''))],
  'parse-complete': ['1', nothing],
  'bind-complete': ['2', nothing],
  'close-complete': ['3', nothing],
  'no-data': ['n', nothing],
  'portal-suspended': ['s', nothing],
  'empty-query': ['I', nothing],
  'copy-done': ['c', nothing],
};

/** Writes a message as its bytes. */
export function encodeMessage(writer: ByteWriter, message: BackendMessage): void {
  const [type, encode] = encoders[message.kind];
  writer.begin(type);
  encode(writer, message as never);
  writer.end();
}

function writeField(writer: ByteWriter, field: Field): void {
  writer.text(field.name);
  writer.int32(field.table ?? 0);
  writer.int16(field.column ?? 0);
  writer.int32(field.type);
  writer.int16(field.size);
  writer.int32(field.modifier ?? -1);
  writer.int16(field.format === 'text' ? 0 : 1);
}

function writeNotice(writer: ByteWriter, notice: Notice): void {
  const {severity, sqlState, message, detail, hint, position} = notice;
  const fields = {S: severity, V: severity, C: sqlState, M: message, D: detail, H: hint, P: position};
  for (const [code, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    writer.byte(code.charCodeAt(0));
    writer.text(String(value));
  }
  writer.byte(0);
}
