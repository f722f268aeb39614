import test from 'ava';
import {formatList} from '../../../src/cli/queries/format-list.js';

const queries = [
  {name: 'a/one', title: 'Which apps?'},
  {name: 'a/東京', title: ''},
  {name: 'b/c/three', title: 'A title that is much longer than the others and so needs several lines'},
  {name: 'plain', title: 'An escape \u001b[31m is shown'},
];

test('names and titles stand in two columns, folders apart, within the width', t => {
  const text = [...formatList(queries, 44)].join('');
  t.is(
    text,
    `a/one      Which apps?
a/東京

b/c/three  A title that is much longer than
           the others and so needs several
           lines

plain      An escape \\u001b[31m is shown
`,
  );
});

test('a narrow terminal gets titles that it can still break itself', t => {
  const lines = [...formatList(queries, 5)].join('').split('\n');
  t.is(Math.max(...lines.map(line => line.length)), 34);
});

test('of no queries there are no lines', t => {
  t.deepEqual([...formatList([], 80)], []);
});
