import test from 'ava';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {declareErrorCases} from './error-cases.js';
import {isStatement} from './is-statement.js';

test('BEGIN, COMMIT or END, and ROLLBACK', t => {
  const begin = {kind: 'transaction', action: 'begin'};
  const commit = {kind: 'transaction', action: 'commit'};
  const rollback = {kind: 'transaction', action: 'rollback'};
  isStatement(t, 'BEGIN', begin);
  isStatement(t, 'begin transaction;', begin);
  isStatement(t, 'COMMIT', commit);
  isStatement(t, 'COMMIT TRANSACTION', commit);
  isStatement(t, 'END', commit);
  isStatement(t, 'End Transaction', commit);
  isStatement(t, 'ROLLBACK', rollback);
  isStatement(t, 'ROLLBACK TRANSACTION', rollback);
});

test('the ranges of a transaction and what is in it', t => {
  const sql = ' BEGIN /* all */ TRANSACTION ; DELETE FROM r; END ;';
  t.deepEqual(
    parseStatements(sql).map(({range}) => sql.slice(range.start, range.end)),
    ['BEGIN /* all */ TRANSACTION', 'DELETE FROM r', 'END'],
  );
});

declareErrorCases(
  parseStatements,
  `
BEGIN SELECT 1
syntax 1:7 expected the end of the statement, found "SELECT"
A ";" ends BEGIN.

BEGIN IMMEDIATE
unsupported 1:7 BEGIN IMMEDIATE is not supported
Write BEGIN alone.

BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE
unsupported 1:19 BEGIN ISOLATION is not supported
Write BEGIN alone.

COMMIT AND CHAIN
unsupported 1:8 COMMIT AND is not supported
Write COMMIT alone.

END WORK
unsupported 1:5 END WORK is not supported
Write END alone.

START TRANSACTION
unsupported 1:1 START TRANSACTION is not supported
Write BEGIN.

SAVEPOINT a
unsupported 1:1 SAVEPOINT is not supported
A transaction is made or left as a whole: by COMMIT or ROLLBACK.

RELEASE a
unsupported 1:1 RELEASE is not supported
A transaction is made or left as a whole: by COMMIT or ROLLBACK.

ROLLBACK TO a
unsupported 1:10 ROLLBACK TO is not supported
A transaction is made or left as a whole: by COMMIT or ROLLBACK.

ROLLBACK TRANSACTION TO SAVEPOINT a
unsupported 1:22 ROLLBACK TO is not supported
A transaction is made or left as a whole: by COMMIT or ROLLBACK.

EXPLAIN BEGIN
syntax 1:9 EXPLAIN stands before BEGIN, which has no plan
Write EXPLAIN before a statement of the transaction.

EXPLAIN END
syntax 1:9 EXPLAIN stands before END, which has no plan
Write EXPLAIN before a statement of the transaction.

BEGN
syntax 1:1 expected a statement, found "BEGN"
Did you mean BEGIN?
`,
);
