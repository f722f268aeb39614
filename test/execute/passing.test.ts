import test, {type ExecutionContext} from 'ava';
import fc from 'fast-check';
import {createEngine} from '../../src/index.js';
import {startRecordingServer} from '../engine/recording-server.js';
import {everyType} from './every-type.js';

/** Values as an API may write them, whatever type it says they have. */
const oddTexts = [
  ...['null', 'true', 'false', '""', '0', '-0', '1', '-0.0', '5.0', '1e3', '1e16', '1e400', '0.1'],
  ...['9007199254740991', '9007199254740993', '-9007199254740993', '1180591620717411303424'],
  ...['"5"', '" 5 "', '"5.0"', '"0x10"', '"true"', '"Infinity"', '"-0"', '[]', '{"a": -0}', '"[1]"'],
  ...['"2026-01-31"', '"2026-02-30"', '"YQ=="', '"\\ud800"', '"\\ud800\\udc00"', '"a\\u0000b"', '"é"'],
];
const odd = fc.oneof(
  fc.double({noNaN: true, noDefaultInfinity: true}).map(String),
  fc.string({unit: 'binary'}).map(text => JSON.stringify(text)),
  fc.constantFrom(...oddTexts),
);

const usual: Readonly<Record<string, string>> = {
  text: '"a"',
  integer: '7',
  real: '2.5',
  flag: 'true',
  time: '"2026-01-31T10:00:00Z"',
  json: '{"a": [1]}',
  blob: '"YQ=="',
};
const names = Object.keys(usual);

interface OddValue {
  readonly row: number;
  readonly name: string;
  readonly text: string;
}

/** A page of usual values, but for some: one that SQLite changes has it see all rows of the page. */
function printPage(length: number, odd: readonly OddValue[]): string {
  const rows = Array.from({length}, (_, row) => {
    const own = odd.filter(each => each.row === row).map(({name, text}) => [name, text]);
    const values = Object.entries({...usual, ...Object.fromEntries(own)});
    return `{${values.map(([name, text]) => `"${name}": ${text}`).join(', ')}}`;
  });
  return `{"data": [${rows.join(', ')}]}`;
}

async function openThings(t: ExecutionContext) {
  let body = '';
  const server = await startRecordingServer(() => ({bytes: Buffer.from(body)}));
  const engine = createEngine({providers: [everyType], env: {EVERY_URL: server.url, EVERY_TOKEN: 'token'}});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  return async (page: string, sql: string) => {
    body = page;
    return engine.query(sql);
  };
}

const passed = 'SELECT *, flag, 1 AS one FROM things';
const selected = `SELECT * FROM (${passed})`;

test('every odd value in every column is passed on as SQLite would have given it', async t => {
  const ask = await openThings(t);
  for (const text of oddTexts) {
    for (const name of names) {
      const page = printPage(1, [{row: 0, name, text}]);
      t.deepEqual((await ask(page, passed)).rows, (await ask(page, selected)).rows, page);
    }
  }
});

test('so are rows of any values', async t => {
  const ask = await openThings(t);
  const pages = fc
    .record({
      length: fc.integer({min: 1, max: 3}),
      odd: fc.array(fc.record({row: fc.nat(2), name: fc.constantFrom(...names), text: odd}), {maxLength: 2}),
    })
    .map(({length, odd}) => printPage(length, odd));
  await fc.assert(
    fc.asyncProperty(pages, async page => {
      const expected = await ask(page, selected);
      const actual = await ask(page, passed);
      t.deepEqual([actual.columns, actual.rows], [expected.columns, expected.rows]);
      t.deepEqual((await ask(page, `${passed} WHERE 1 = 1`)).rows, expected.rows);
    }),
    {numRuns: 100},
  );
});
