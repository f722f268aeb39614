import test from 'ava';
import {createCatalog, linode, RowgateError} from '../../../src/index.js';
import {isPostgresFunction} from '../../../src/plan/postgres-function.js';
import {functions} from '../../../src/server/translate/functions/index.js';
import {constructs, differences, functionLists, refused} from '../../../src/server/translate/supported.js';
import {translatePostgres} from '../../../src/server/translate/translate-postgres.js';
import {specialWriters} from '../../../src/server/translate/write/special-calls.js';

const catalog = createCatalog([linode]);

function translate(sql: string) {
  return translatePostgres(sql, catalog);
}

for (const {what, example} of constructs) {
  test(`supported: ${what}`, t => {
    t.notThrows(() => translate(example));
  });
}

for (const {what, example} of refused) {
  test(`refused: ${what}`, t => {
    const error = t.throws(() => translate(example), {instanceOf: RowgateError});
    t.is(error?.code, 'unsupported');
    t.truthy(error?.position);
  });
}

test('the lists are not empty', t => {
  t.true(differences.length > 5);
  t.true(Object.values(functionLists).flat().length > 150);
  t.true(functionLists.text?.includes('lpad(text, int, text?) → text'));
});

test('every function is written as one that there is', t => {
  for (const [name, rules] of functions) {
    for (const {as, written} of rules) {
      if (written) t.truthy(specialWriters[name], name);
      const called = as?.replace('NOT ', '');
      if (called?.startsWith('pg_')) t.true(isPostgresFunction(called), called);
    }
  }
});
