import test from 'ava';
import {isStatement} from './is-statement.js';

const value = (expression: unknown) => ({kind: 'expression', expression});

test('INSERT takes VALUES, SELECT and a WITH before it', t => {
  isStatement(
    t,
    'INSERT INTO linode.account.oauth_clients (label, "public") VALUES (\'a\', ?) RETURNING id, secret AS s',
    {
      kind: 'insert',
      table: 'linode.account.oauth_clients',
      columns: ['label', '"public"'],
      query: {kind: 'query', first: {kind: 'values', rows: [['string a', ':1']]}},
      returning: [value('id'), {...value('secret'), alias: 's'}],
    },
  );
  const query = {
    kind: 'query',
    first: {kind: 'select', columns: [{kind: 'star'}], from: {kind: 'table', name: 'x'}},
  };
  const one = {kind: 'query', first: {kind: 'select', columns: [value('number 1')]}};
  isStatement(t, 'INSERT INTO r SELECT * FROM x', {kind: 'insert', table: 'r', query});
  const expected = {kind: 'insert', table: 'r', query: {...query, with: {tables: [{name: 'x', query: one}]}}};
  isStatement(t, 'INSERT INTO r WITH x AS (SELECT 1) SELECT * FROM x', expected);
  isStatement(t, 'WITH x AS (SELECT 1) INSERT INTO r SELECT * FROM x', expected);
});

test('UPDATE and REPLACE have one shape', t => {
  const rest = {
    table: 'p.s.r',
    alias: 'c',
    set: [
      {column: 'a', value: {kind: 'binary', operator: '+', left: 'a', right: 'number 1'}},
      {column: 'b', value: 'null null'},
    ],
    from: {kind: 'join', type: 'inner', left: {kind: 'table', name: 'x'}, right: {kind: 'table', name: 'y'}},
    where: {kind: 'binary', operator: '=', left: 'c.id', right: 'x.id'},
    returning: [{kind: 'star'}],
  };
  const sql = 'p.s.r AS c SET a = a + 1, b = NULL FROM x, y WHERE c.id = x.id RETURNING *';
  isStatement(t, `UPDATE ${sql}`, {kind: 'update', ...rest});
  isStatement(t, `replace ${sql}`, {kind: 'replace', ...rest});
  isStatement(t, 'UPDATE r SET a = 1', {kind: 'update', table: 'r', set: [{column: 'a', value: 'number 1'}]});
});

test('a row of columns is set column by column', t => {
  isStatement(t, 'UPDATE r SET (a, "b") = (1, x), c = 3, (d) = (4)', {
    kind: 'update',
    table: 'r',
    set: [
      {column: 'a', value: 'number 1'},
      {column: '"b"', value: 'x'},
      {column: 'c', value: 'number 3'},
      {column: 'd', value: 'number 4'},
    ],
  });
});

test('DELETE', t => {
  isStatement(t, 'DELETE FROM r', {kind: 'delete', table: 'r'});
  isStatement(t, 'DELETE FROM p.s.r AS c WHERE true RETURNING id', {
    kind: 'delete',
    table: 'p.s.r',
    alias: 'c',
    where: 'boolean true',
    returning: [value('id')],
  });
});
