import test from 'ava';
import {createCountParser} from '../../../src/cli/option/parse-count.js';
import {parseDuration} from '../../../src/cli/option/parse-duration.js';
import {readParameters} from '../../../src/cli/option/read-parameters.js';
import {pickFormat} from '../../../src/cli/output/pick-format.js';
import {RowgateError} from '../../../src/index.js';

test('times have a unit', t => {
  t.deepEqual(
    ['500ms', '30s', '1.5m', '1h', '2d'].map(parseDuration),
    [500, 30_000, 90_000, 3_600_000, 172_800_000],
  );
  for (const text of ['', '5', '0s', '-1s', '1e3s', '25d', 's', '5 minutes', '5M']) {
    t.throws(() => parseDuration(text), {message: /30s/}, text);
  }
});

test('counts are whole and within bounds', t => {
  const parse = createCountParser(1, 100);
  t.deepEqual(['1', '42', '100'].map(parse), [1, 42, 100]);
  for (const text of ['0', '101', '-1', '1.5', '1e1', '', 'x']) t.throws(() => parse(text));
});

test('parameters are text unless := gives JSON', async t => {
  const given = ['a=1', ':b=x=y', '$c=', '1=at', 'd:={"e":[1]}', 'f:=9007199254740993', 'größe=ü', 'g= :=1'];
  t.deepEqual(await readParameters(given), {
    a: '1',
    b: 'x=y',
    c: '',
    1: 'at',
    d: {e: [1]},
    f: 9007199254740993n,
    größe: 'ü',
    g: ' :=1',
  });
});

test('a parameter that is wrong is not shown', async t => {
  for (const given of [['canary'], ['=canary'], ['a b=canary'], ['a:=canary'], ['a=canary', 'a=canary']]) {
    const error = await t.throwsAsync(readParameters(given), {instanceOf: RowgateError});
    t.is(error?.code, 'usage');
    t.false(`${error?.message}${error?.hint}`.includes('canary'));
  }
});

test('the format suits the file, unless one is named', async t => {
  t.is(await pickFormat({output: 'a.CSV'}), 'csv');
  t.is(await pickFormat({output: 'a.json'}), 'json');
  t.is(await pickFormat({output: 'a'}), 'jsonl');
  t.is(await pickFormat({output: 'a.csv', format: 'markdown'}), 'markdown');
  await t.throwsAsync(pickFormat({format: 'toString'}), {message: /no format/});
});
