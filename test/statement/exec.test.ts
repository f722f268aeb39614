import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {isStatement} from './is-statement.js';

const each = {
  kind: 'query',
  first: {
    kind: 'select',
    columns: [{kind: 'expression', expression: 'id'}],
    from: {kind: 'table', name: 't'},
  },
};
const exec = (call: object) => ({kind: 'exec', call});
const id = {name: 'id', value: 'number 1'};

test('arguments are separated by commas, and @ in a value is a parameter', t => {
  isStatement(t, 'EXEC a.b.c.get', exec({method: 'a.b.c.get'}));
  isStatement(t, "exec /*+ SHOWRESULTS */ a.b.c.delete @id = 1, @Name='x' || @name", {
    kind: 'exec',
    call: {
      method: 'a.b.c.delete',
      arguments: [
        id,
        {name: 'Name', value: {kind: 'binary', operator: '||', left: 'string x', right: ':name'}},
      ],
    },
  });
});

test('@@json needs no comma and takes one', t => {
  const expected = exec({method: 'm', arguments: [id], json: 'string {}'});
  isStatement(t, "EXEC m @id = 1 @@json = '{}'", expected);
  isStatement(t, "EXEC m @id = 1, @@JSON='{}'", expected);
  isStatement(t, "EXEC m @@json='{}' @id = 1", expected);
  isStatement(t, "EXEC m @@json='{}', @id = 1", expected);
});

test('FOR EACH stands before or after the arguments', t => {
  const expected = exec({method: 'm', arguments: [id], forEach: each});
  isStatement(t, 'EXEC m FOR EACH (SELECT id FROM t) @id = 1', expected);
  isStatement(t, 'EXEC m @id = 1 FOR EACH (SELECT id FROM t)', expected);
  isStatement(t, 'EXEC m FOR EACH (SELECT id FROM t)', exec({method: 'm', forEach: each}));
});

test('the ranges of a call', t => {
  const sql = ' EXEC m @id = (1) FOR EACH (SELECT id FROM t) ;';
  const [statement] = parseStatements(sql);
  if (statement?.kind !== 'exec') return t.fail();
  const text = (range: {start: number; end: number} | undefined) =>
    range && sql.slice(range.start, range.end);
  const {call} = statement;
  t.is(text(statement.range), 'EXEC m @id = (1) FOR EACH (SELECT id FROM t)');
  t.is(text(call.range), text(statement.range));
  t.is(text(call.arguments[0]?.name.range), 'id');
  t.is(text(call.arguments[0]?.value.range), '1');
  t.is(text(call.forEach?.range), 'SELECT id FROM t');
});
