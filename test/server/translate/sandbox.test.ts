import test from 'ava';
import {createEngine, linode, RowgateError, startSandbox, vmware, xeonr} from '../../../src/index.js';
import type {BoundValues} from '../../../src/plan/bind-parameters.js';
import {translatePostgres} from '../../../src/server/translate/translate-postgres.js';

const sandbox = await startSandbox();
const engine = createEngine({providers: [linode, vmware, xeonr], env: sandbox.env});
test.after.always(async () => {
  await engine.close();
  await sandbox.close();
});

/** The rows of a statement, or the error with its place in it. */
async function ask(sql: string, values: BoundValues = []) {
  const translation = translatePostgres(sql, engine.catalog);
  try {
    return (await engine.query(translation.sql, values, {yes: true})).rows;
  } catch (error) {
    throw translation.locate(error);
  }
}

test.serial('a report over three providers', async t => {
  const rows = await ask(`
    WITH grants AS (
      SELECT 'linode' AS provider, label, created, expiry FROM profile.apps
      UNION ALL SELECT 'xeonr', client ->> 'displayName', createdAt, NULL FROM auth.authorisations
    )
    SELECT provider, date_trunc('year', created)::date AS year, count(*)::int AS n,
           bool_or(expiry < now() + interval '30 days') AS soon, string_agg(DISTINCT left(label, 1), '' ORDER BY left(label, 1)) AS letters
    FROM grants GROUP BY 1, 2 ORDER BY provider DESC, year LIMIT 6`);
  t.deepEqual([...new Set(rows.map(([provider]) => provider))], ['xeonr', 'linode']);
  for (const [, year, count, soon, letters] of rows) {
    t.regex(String(year), /^\d{4}-01-01$/);
    t.true(typeof count === 'number' && count > 0 && (soon === null || soon === 0 || soon === 1));
    t.regex(String(letters), /^.+$/);
  }
});

test.serial('rows are made, changed and deleted', async t => {
  const [[id] = []] = await ask(
    "INSERT INTO rowgate.account.oauth_clients (label, redirect_uri, public) VALUES ($1 || '-x', $2, 'f') RETURNING id, secret",
    ['from-postgres', 'https://a.example/cb'],
  );
  t.is(typeof id, 'string');
  const find = 'SELECT label, public FROM account.oauth_clients WHERE id = ANY ($1)';
  t.deepEqual(await ask(find, [[id]]), [['from-postgres-x', false]]);
  await ask(
    "UPDATE account.oauth_clients SET label = replace(label, '-x', '') WHERE label LIKE 'from%' AND id = $1",
    [id as string],
  );
  t.deepEqual(await ask(find, [[id]]), [['from-postgres', false]]);
  await ask(
    "DELETE FROM account.oauth_clients c USING (VALUES ('from-postgres')) AS v(name) WHERE c.label = v.name AND c.id = $1",
    [id as string],
  );
  t.deepEqual(await ask(find, [[id]]), []);
});

const errors: readonly (readonly [sql: string, message: RegExp])[] = [
  ['SELECT lower(«labl») FROM account.oauth_clients', /no column "labl"/],
  ['SELECT id::text,\n «x.id»::int FROM account.oauth_clients', /no table "x"/],
  ['SELECT 1 FROM «account.oauth_client»', /no resource/],
  ['SELECT 1 FROM «rowgate.account.oauth_client»', /no resource/],
  ["UPDATE account.oauth_clients SET «id» = 'x' WHERE label LIKE 'a%'", /read-only/],
  ["INSERT INTO account.oauth_clients (label, redirect_uri) VALUES («''», 'https://x')", /must have/],
];

for (const [sql, message] of errors) {
  test.serial(`an error of planning ${sql}`, async t => {
    const text = sql.replace(/[«»]/g, '');
    const error = await t.throwsAsync(ask(text), {instanceOf: RowgateError, message});
    const {offset = 0, length = 0} = error?.position ?? {};
    t.is(
      `${text.slice(0, offset)}«${text.slice(offset, offset + length)}»${text.slice(offset + length)}`,
      sql,
    );
  });
}

test.serial('an error of a function of ours is that error', async t => {
  const error = await t.throwsAsync(ask('SELECT label::int FROM account.oauth_clients'), {
    instanceOf: RowgateError,
  });
  t.is(error?.code, 'invalid_value');
  t.is(error?.message, 'a value is not of the type integer, to which it is cast');
  await t.throwsAsync(ask('SELECT 1 / (count(*) - count(*)) FROM account.oauth_clients'), {
    message: 'division by zero',
  });
});
