import test from 'ava';
import type {ColumnType} from '../../src/catalog/column.js';
import type {TimestampForm} from '../../src/catalog/wire.js';
import {fromWire, toWire} from '../../src/request/wire-value.js';
import type {LocalValue} from '../../src/row.js';

const out: readonly (readonly [LocalValue, ColumnType, unknown, TimestampForm?])[] = [
  [null, 'boolean', null],
  [0, 'boolean', false],
  [1, 'boolean', true],
  [1n, 'boolean', true],
  ['true', 'boolean', true],
  ['maybe', 'boolean', 'maybe'],
  [7, 'boolean', 7],
  ['[1,{"a":true}]', 'json', [1, {a: true}]],
  ['12345678901234567890', 'json', 12345678901234567890n],
  [5, 'json', 5],
  ['2026-01-31T10:00:00', 'timestamp', '2026-01-31T10:00:00Z', 'iso-z'],
  ['2026-01-31T10:00:00', 'timestamp', '2026-01-31T10:00:00Z'],
  ['2026-01-31 10:00', 'timestamp', '2026-01-31T10:00:00', 'iso-without-zone'],
  ['2026-01-31T10:00:00+02:00', 'timestamp', '2026-01-31T08:00:00', 'iso-without-zone'],
  ['never', 'timestamp', 'never', 'iso-z'],
  [9007199254740993n, 'integer', 9007199254740993n],
  ['9007199254740993', 'integer', 9007199254740993n],
  ['12', 'integer', 12],
  ['1e3', 'real', 1000],
  ['x', 'integer', 'x'],
  [5, 'text', '5'],
  [9007199254740993n, 'text', '9007199254740993'],
  [Uint8Array.of(1, 2), 'blob', 'AQI='],
];

out.forEach(([value, type, expected, form], index) => {
  test(`to wire ${index}: ${String(value)} as ${type}`, t => {
    t.deepEqual(toWire(value, type, form), expected);
  });
});

test('JSON text that is not JSON is refused', t => {
  t.like(
    t.throws(() => toWire('{', 'json', undefined)),
    {code: 'invalid_value'},
  );
});

const back: readonly (readonly [unknown, ColumnType, LocalValue])[] = [
  [undefined, 'text', null],
  [null, 'json', null],
  ['', 'text', ''],
  ['', 'boolean', null],
  ['', 'integer', null],
  ['', 'real', null],
  ['', 'timestamp', null],
  [1234, 'text', '1234'],
  [12345678901234567890n, 'text', '12345678901234567890'],
  [true, 'text', 'true'],
  [{a: [1]}, 'text', '{"a":[1]}'],
  [true, 'boolean', 1],
  [false, 'boolean', 0],
  ['true', 'boolean', 1],
  ['false', 'boolean', 0],
  [0, 'boolean', 0],
  ['maybe', 'boolean', 'maybe'],
  ['42', 'integer', 42],
  ['9007199254740993', 'integer', 9007199254740993n],
  [9007199254740993n, 'integer', 9007199254740993n],
  [true, 'integer', 1],
  ['many', 'integer', 'many'],
  ['1.5', 'real', 1.5],
  [2n ** 70n, 'real', 2 ** 70],
  ['2026-01-31T10:00:00', 'timestamp', '2026-01-31T10:00:00'],
  ['2018-01-01 00:01:01', 'timestamp', '2018-01-01T00:01:01'],
  ['2026-01-31T10:00:00.120+02:00', 'timestamp', '2026-01-31T08:00:00.12'],
  ['never', 'timestamp', 'never'],
  [1769853600, 'timestamp', '2026-01-31T10:00:00'],
  [1769853600123, 'timestamp', '2026-01-31T10:00:00.123'],
  [[1, 2], 'json', '[1,2]'],
  ['a', 'json', '"a"'],
  [{big: 12345678901234567890n}, 'json', '{"big":12345678901234567890}'],
  ['AQI=', 'blob', Uint8Array.of(1, 2)],
];

back.forEach(([value, type, expected], index) => {
  test(`from wire ${index}: ${String(value)} as ${type}`, t => {
    t.deepEqual(fromWire(value, type), expected);
  });
});
