import type {Result} from '../../src/execute/result.js';
import type {Row} from '../../src/row.js';

type Column = Result['columns'][number];

/** A result with these rows. A column is given as `name type`, or as `name` alone for an expression of no type. */
export function makeResult(columns: readonly string[], rows: readonly Row[], complete = true): Result {
  return {
    columns: columns.map(column => {
      const [name = '', type] = column.split(' ');
      return {name, type: type as Column['type']};
    }),
    rows,
    complete: complete || {reason: 'The request limit was reached.'},
    requests: 1,
    notes: [],
  };
}

/** A PNG's first bytes, which tell its size, and zeros up to `length`. */
export function makePng(width: number, height: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** One row with a value of every kind, then one of NULLs. */
export const sampleResult = makeResult(
  [
    'id integer',
    'label text',
    'public boolean',
    'score real',
    'created timestamp',
    'scopes json',
    'thumbnail blob',
  ],
  [
    [
      9007199254740993n,
      'Say "hi", ok',
      true,
      0.5,
      '2024-05-01T08:30:00Z',
      {read: ['a', 'b'], big: 12345678901234567890n, ok: null},
      Uint8Array.of(0, 255, 16),
    ],
    [null, null, null, null, null, null, null],
  ],
);
