import test from 'ava';
import {parquetMetadata, parquetReadObjects} from 'hyparquet';
import type {Result} from '../../src/execute/result.js';
import {formatParquet} from '../../src/format/parquet.js';

type Type = Result['columns'][number]['type'];

function resultOf(columns: readonly (readonly [string, Type])[], rows: Result['rows']): Result {
  const named = columns.map(([name, type]) => ({name, type}));
  return {columns: named, rows, complete: true, requests: 0, notes: []};
}

/** What another program finds in it, with times as they are there. */
async function read(result: Result) {
  const bytes = formatParquet(result);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const {schema} = parquetMetadata(file);
  return {
    types: schema
      .slice(1)
      .map(({name, type, converted_type, repetition_type}) =>
        [name, type, converted_type, repetition_type].filter(each => each !== undefined).join(' '),
      ),
    rows: await parquetReadObjects({file, utf8: false}),
  };
}

test('each type has that of Parquet which holds it exactly', async t => {
  const columns = [
    ['text', 'text'],
    ['integer', 'integer'],
    ['real', 'real'],
    ['flag', 'boolean'],
    ['time', 'timestamp'],
    ['json', 'json'],
    ['blob', 'blob'],
    ['text', 'text'],
  ] as const;
  const {types, rows} = await read(
    resultOf(columns, [
      [
        'ä🔑',
        9007199254740993n,
        0.5,
        true,
        '2026-01-31T12:00:00.25Z',
        {a: [1, null]},
        new Uint8Array([0, 255]),
        'b',
      ],
      [null, null, null, null, null, null, null, null],
      ['', -1, 2, false, '1969-12-31T23:59:59Z', 'text', new Uint8Array(), ''],
    ]),
  );
  t.deepEqual(types, [
    'text BYTE_ARRAY UTF8 OPTIONAL',
    'integer INT64 OPTIONAL',
    'real DOUBLE OPTIONAL',
    'flag BOOLEAN OPTIONAL',
    'time INT64 TIMESTAMP_MICROS OPTIONAL',
    'json BYTE_ARRAY UTF8 OPTIONAL',
    'blob BYTE_ARRAY OPTIONAL',
    'text_2 BYTE_ARRAY UTF8 OPTIONAL',
  ]);
  t.deepEqual(rows[0], {
    text: 'ä🔑',
    integer: 9007199254740993n,
    real: 0.5,
    flag: true,
    time: new Date('2026-01-31T12:00:00.25Z'),
    json: '{"a":[1,null]}',
    blob: new Uint8Array([0, 255]),
    text_2: 'b',
  });
  t.deepEqual(new Set(Object.values(rows[1] ?? {})), new Set([null]));
  t.like(rows[2], {text: '', integer: -1n, time: new Date('1969-12-31T23:59:59Z'), json: '"text"'});
});

test('a column of no type has that of its values', async t => {
  const columns = ['whole', 'mixed', 'text', 'none'].map(name => [name, undefined] as const);
  const {types, rows} = await read(
    resultOf(columns, [
      [1, 1, 'a', null],
      [null, 2.5, null, null],
    ]),
  );
  t.deepEqual(types, [
    'whole INT64 OPTIONAL',
    'mixed DOUBLE OPTIONAL',
    'text BYTE_ARRAY UTF8 OPTIONAL',
    'none BYTE_ARRAY UTF8 OPTIONAL',
  ]);
  t.deepEqual(rows, [
    {whole: 1n, mixed: 1, text: 'a', none: null},
    {whole: null, mixed: 2.5, text: null, none: null},
  ]);
  t.deepEqual((await read(resultOf(columns, []))).rows, []);
});

test('what it can not hold is told, and nothing is made less of', t => {
  const cases: readonly (readonly [Type, readonly unknown[], string])[] = [
    [undefined, [1, 'a'], 'column "c" has values of several types: integer, text'],
    ['timestamp', ['soon'], 'column "c" has a value that is not of type timestamp'],
    ['timestamp', ['2026-01-31T12:00:00.1234567Z'], 'column "c" has a value that is not of type timestamp'],
    ['integer', ['5'], 'column "c" has a value that is not of type integer'],
    ['integer', [0.5], 'column "c" has a value that is not of type integer'],
    ['boolean', [5], 'column "c" has a value that is not of type boolean'],
    ['real', [9007199254740993n], 'column "c" has a value that is not of type real'],
    ['text', [5], 'column "c" has a value that is not of type text'],
  ];
  for (const [type, values, message] of cases) {
    const rows = values.map(value => [value]) as unknown as Result['rows'];
    t.throws(() => formatParquet(resultOf([['c', type]], rows)), {instanceOf: RangeError, message});
  }
});
