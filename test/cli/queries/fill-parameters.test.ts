import test from 'ava';
import {fillParameters} from '../../../src/cli/queries/fill-parameters.js';
import {parseQueryFile} from '../../../src/cli/queries/parse-query-file.js';
import {RowgateError} from '../../../src/index.js';
import type {BoundValue} from '../../../src/plan/bind-parameters.js';

const query = parseQueryFile(
  `-- Title
-- @param name text  whose
-- @param days integer = 30  how far
-- @param host text = NULL
SELECT :name, :days, :host, :any`,
  {name: 'a/b', path: 'b.sql'},
);

test('defaults stand for what is not given', t => {
  t.deepEqual(fillParameters(query, {name: 'x', any: 1}), {name: 'x', days: 30, host: null, any: 1});
  t.deepEqual(fillParameters(query, {name: 'x', any: null, host: 'y', days: '7'}), {
    name: 'x',
    days: 7,
    host: 'y',
    any: null,
  });
});

const list = /Its parameters: name text \(whose\); days integer = 30 \(how far\); host text = NULL; any\.$/;

test('an error names the parameter, lists all of them and shows no value', t => {
  const wrong: readonly (readonly [Record<string, BoundValue>, RegExp])[] = [
    [{any: 1}, /^a\/b: no value is given for the parameter name$/],
    [{name: 'canary'}, /^a\/b: no value is given for the parameter any$/],
    [{name: 5, any: 1}, /^a\/b: the parameter name is to be a text$/],
    [{name: null, any: 1}, /^a\/b: the parameter name is to be a text$/],
    [{name: 'x', any: 1, days: 'canary'}, /^a\/b: the parameter days is to be a whole number$/],
    [{name: 'x', any: 1, days: null}, /^a\/b: the parameter days is to be a whole number$/],
    [{name: 'x', any: 1, hosts: 'canary'}, /^a\/b: there is no parameter hosts$/],
  ];
  for (const [given, message] of wrong) {
    const error = t.throws(() => fillParameters(query, given), {instanceOf: RowgateError});
    t.is(error?.code, 'usage');
    t.regex(error?.message ?? '', message);
    t.regex(error?.hint ?? '', list);
    t.false(`${error?.message}${error?.hint}`.includes('canary'));
  }
  const near = t.throws(() => fillParameters(query, {day: 1}), {instanceOf: RowgateError});
  t.regex(near?.hint ?? '', /^Did you mean days\? /);
  const none = parseQueryFile('SELECT 1', {name: 'c', path: 'c.sql'});
  const error = t.throws(() => fillParameters(none, {a: 1}), {instanceOf: RowgateError});
  t.is(error?.hint, 'It has no parameters.');
});

type Values = readonly [
  type: string,
  good: readonly (readonly [BoundValue, BoundValue])[],
  bad: readonly BoundValue[],
];

const values: readonly Values[] = [
  [
    'text',
    [
      ['', ''],
      ['30', '30'],
    ],
    [1, true, {a: 1}],
  ],
  [
    'integer',
    [
      ['-7', -7],
      ['+7', 7],
      [7, 7],
      ['9007199254740993', 9007199254740993n],
      [2n, 2n],
    ],
    ['', '1.5', '1e3', 'x', ' 1', 1.5, true, '1234567890123456789012'],
  ],
  [
    'real',
    [
      ['1.5', 1.5],
      ['.5', 0.5],
      ['-1e3', -1000],
      [2, 2],
      [2n, 2n],
    ],
    ['', 'x', '1,5', true],
  ],
  [
    'boolean',
    [
      ['true', true],
      ['FALSE', false],
      [false, false],
    ],
    ['1', 'yes', '', 1],
  ],
  [
    'timestamp',
    [
      ['2026-01-31', '2026-01-31T00:00:00'],
      ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00'],
    ],
    ['2026-02-31', 'now', '', 5],
  ],
  [
    'json',
    [
      ['[1, 2]', '[1, 2]'],
      ['{}', '{}'],
      [[1], [1]],
    ],
    ['[', '', 'x'],
  ],
];

for (const [type, good, bad] of values) {
  test(`values of the type ${type}`, t => {
    const {parameters, ...rest} = parseQueryFile(`-- T\n-- @param a ${type}  b\nSELECT :a`, {
      name: 'q',
      path: 'q.sql',
    });
    const fill = (a: BoundValue) => fillParameters({...rest, parameters}, {a}).a;
    for (const [given, value] of good) t.deepEqual(fill(given), value, String(given));
    for (const given of bad) t.throws(() => fill(given), {instanceOf: RowgateError}, String(given));
  });
}
