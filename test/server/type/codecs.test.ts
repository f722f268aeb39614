import test from 'ava';
import fc from 'fast-check';
import type {Value} from '../../../src/row.js';
import type {TypeCodec} from '../../../src/server/type/type-codec.js';
import {findType, findTypeByName} from '../../../src/server/type/types.js';

type Values = fc.Arbitrary<NonNullable<Value>>;

const micros = fc.nat({max: 999_999}).map(each => String(each).padStart(6, '0').replace(/0+$/, ''));
const day = fc
  .date({min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true})
  .map(date => date.toISOString().slice(0, 19));
const time = fc
  .tuple(day, micros)
  .map(([text, fraction]) => (fraction === '' ? text : `${text}.${fraction}`));
const number = fc.double({noNaN: true}).filter(each => !Object.is(each, -0));
const clock = fc
  .tuple(fc.nat({max: 23}), fc.nat({max: 59}), fc.nat({max: 59}), micros)
  .map(([h, m, s, f]) => [h, m, s].map(each => String(each).padStart(2, '0')).join(':') + (f && `.${f}`));

/** For each type, values of it as they are bound. */
const valuesOf: Readonly<Record<string, Values>> = {
  bool: fc.boolean(),
  int2: fc.integer({min: -32_768, max: 32_767}),
  int4: fc.integer(),
  int8: fc
    .bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})
    .map(each => (Number.isSafeInteger(Number(each)) ? Number(each) : each)),
  float4: fc.float({noNaN: true}).filter(each => !Object.is(each, -0)),
  float8: number,
  numeric: fc.oneof(
    number.filter(
      each =>
        Number.isFinite(each) &&
        (each === 0 || (Math.abs(each) > 1e-60 && Math.abs(each) < 1e60)) &&
        !(Number.isInteger(each) && !Number.isSafeInteger(each)),
    ),
    fc.maxSafeInteger(),
    fc.integer({min: -9999, max: 9999}).map(each => each / 100),
    fc.bigInt({min: 2n ** 53n, max: 2n ** 63n - 1n}),
  ),
  text: fc.string({unit: 'grapheme'}),
  varchar: fc.string({unit: 'binary-ascii'}),
  bytea: fc.uint8Array(),
  timestamptz: time,
  timestamp: time,
  date: day.map(each => each.slice(0, 10)),
  time: clock,
  uuid: fc.uuid(),
};

function isSame(
  t: {deepEqual(a: unknown, b: unknown, message?: string): boolean},
  found: unknown,
  value: unknown,
  how: string,
) {
  if (value instanceof Uint8Array) t.deepEqual(Buffer.from(found as Uint8Array), Buffer.from(value), how);
  else t.deepEqual(found, value, how);
}

function codec(name: string): TypeCodec {
  const found = findTypeByName(name);
  if (found === undefined) throw new Error(name);
  return found;
}

for (const [name, values] of Object.entries(valuesOf)) {
  const {id, print, parse, encode, decode} = codec(name);
  test(`${name} goes as text and in binary, and comes back`, t => {
    t.is(findType(id)?.name, name);
    fc.assert(
      fc.property(values, value => {
        const printed = print(value);
        const encoded = encode(value);
        if (printed === undefined || encoded === undefined) {
          t.fail(`${String(value)} is not taken`);
          return;
        }
        isSame(t, parse(printed), value, `${printed} as text`);
        isSame(t, decode(Buffer.from(encoded as string)), value, `${printed} in binary`);
      }),
      {numRuns: 300},
    );
  });
}

test('JSON goes as its text', t => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      if (value === null) return;
      for (const name of ['json', 'jsonb']) {
        const {print, parse, encode, decode} = codec(name);
        const printed = print(value as NonNullable<Value>);
        t.deepEqual(JSON.parse(String(parse(printed ?? ''))), JSON.parse(JSON.stringify(value)));
        t.is(decode(Buffer.from(encode(value as NonNullable<Value>) as string)), printed);
      }
    }),
    {numRuns: 200},
  );
});

test('lists of texts and of numbers are read', t => {
  const item = fc.option(fc.string({unit: 'grapheme'}));
  const quote = (text: string | null) => (text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`);
  fc.assert(
    fc.property(fc.array(item), list => {
      t.deepEqual(codec('text[]').parse(`{${list.map(quote).join(',')}}`), list);
      t.deepEqual(
        codec('text[]').decode(encodeList(list.map(each => (each === null ? null : Buffer.from(each))))),
        list,
      );
    }),
    {numRuns: 200},
  );
  t.deepEqual(codec('int8[]').parse('{ 1 , -2,NULL, 9007199254740993}'), [1, -2, null, 9007199254740993n]);
});

function encodeList(items: readonly (Buffer | null)[]): Buffer {
  const int32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  if (items.length === 0) return Buffer.concat([0, 0, 25].map(int32));
  const parts = items.flatMap(each => (each === null ? [int32(-1)] : [int32(each.length), each]));
  return Buffer.concat([...[1, 1, 25, items.length, 1].map(int32), ...parts]);
}

const binary: readonly (readonly [name: string, value: NonNullable<Value>, hex: string])[] = [
  ['bool', 1, '01'],
  ['int4', -2, 'fffffffe'],
  ['int8', 9007199254740993n, '0020000000000001'],
  ['float8', 1.5, '3ff8000000000000'],
  ['timestamptz', '2000-01-01T00:00:00.000001Z', '0000000000000001'],
  ['timestamptz', '1999-12-31T23:59:59.5Z', 'fffffffffff85ee0'],
  ['timestamptz', '2026-01-31 12:00:00', '0002ecac99115000'],
  ['date', '1999-12-31', 'ffffffff'],
  ['date', '2024-02-29', '00002279'],
  ['numeric', 0, '0000000000000000'],
  ['numeric', 12345.678, '0003000100000003000109291a7c'],
  ['numeric', -0.001, '0001ffff40000003000a'],
  ['numeric', 1e20, '00010005000000000001'],
  ['json', {a: [1, 'x']}, Buffer.from('{"a":[1,"x"]}').toString('hex')],
  ['jsonb', true, '0174727565'],
  ['uuid', '00112233-4455-6677-8899-aabbccddeeff', '00112233445566778899aabbccddeeff'],
  ['interval', '1 year 2 mons -3 days +04:05:06.7', '000000036c966ee0fffffffd0000000e'],
  ['text', 7, '37'],
];

for (const [name, value, hex] of binary) {
  test(`${String(value)} of ${name} in binary`, t => {
    t.is(Buffer.from(codec(name).encode(value) as string).toString('hex'), hex);
  });
}

const wrong: readonly (readonly [name: string, value: NonNullable<Value>])[] = [
  ['int8', 1.5],
  ['int8', 2 ** 63],
  ['int8', '1'],
  ['int4', 2 ** 31],
  ['float8', '1.5'],
  ['bool', 2],
  ['bool', 'true'],
  ['timestamptz', '2026-02-30'],
  ['timestamptz', '0000-01-01T00:00:00Z'],
  ['timestamptz', 5],
  ['date', '2026-01-31T12:00:00'],
  ['date', '2026-13-01'],
  ['bytea', 'x'],
  ['json', Uint8Array.of(1)],
  ['numeric', Number.POSITIVE_INFINITY],
  ['uuid', 'x'],
  ['time', '24:00:01'],
  ['interval', 'soon'],
];

for (const [name, value] of wrong) {
  test(`${String(value)} is not of ${name}`, t => {
    t.is(codec(name).print(value), undefined);
    t.is(codec(name).encode(value), undefined);
  });
}

const wrongTexts: readonly (readonly [name: string, ...texts: readonly string[]])[] = [
  ['int4', '', '1.0', 'x', '9'.repeat(100_000)],
  ['float8', '', 'NaN', '0x1', '1e'],
  ['numeric', '', 'NaN', '1e999', '0.1000000000000000055', '9'.repeat(100_000)],
  ['bool', '', '2', 'tr'],
  ['timestamptz', '', 'now', 'infinity', '2026-01-31T25:00'],
  ['bytea', '\\xz', '\\x1', '\\9'],
  ['json', '', '{', 'undefined'],
  ['int4[]', '', '{', '{1', '{a}', '{1,}', '{{1}}', '{"1" 2}', '{,}'],
];

for (const [name, ...texts] of wrongTexts) {
  test(`texts that are not of ${name}`, t => {
    for (const text of texts) t.is(codec(name).parse(text), undefined, text.slice(0, 30));
  });
}

test('bytes of any kind are read or refused', t => {
  const names = [...Object.keys(valuesOf), 'json', 'jsonb', 'interval', 'int4[]', 'text[]', 'numeric[]'];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.uint8Array({maxLength: 40}), (name, bytes) => {
      try {
        codec(name).decode(Buffer.from(bytes));
      } catch (error) {
        t.is((error as {code?: string}).code, 'invalid_encoding');
      }
      t.notThrows(() => codec(name).parse(Buffer.from(bytes).toString('latin1')));
    }),
    {numRuns: 2000},
  );
});
