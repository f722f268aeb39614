import test from 'ava';
import {createEngine, linode, vmware, xeonr} from '../../src/index.js';

const env = {LINODE_TOKEN: 'x', CSP_API_TOKEN: 'x', CSP_ORG_ID: 'org', XEONR_TOKEN: 'x'};

/** The step of the write itself, without a call: all that EXPLAIN says beside what it is about. */
async function explain(sql: string): Promise<readonly (readonly unknown[])[]> {
  const engine = createEngine({providers: [linode, vmware, xeonr], env});
  const {rows, requests} = await engine.query(`EXPLAIN ${sql}`, sql.includes(':p') ? {p: 1} : {});
  await engine.close();
  const last = rows.at(-1)?.[0];
  return requests === 0 ? rows.filter(([step]) => step === last).map(row => row.slice(1)) : [];
}

test('an UPDATE: the request with the fields of its body, and what each is set to', async t => {
  t.deepEqual(
    await explain(
      "UPDATE oauth_clients SET redirect_uri = replace(redirect_uri, 'http:', 'https:'), data__public = :p WHERE true",
    ),
    [
      ['update', 'linode.account.oauth_clients'],
      ['request', 'PUT /account/oauth-clients/{clientId}'],
      ['request', '{"redirect_uri":…,"public":…}'],
      ['set', "redirect_uri = replace(redirect_uri, 'http:', 'https:')"],
      ['set', 'public = :p'],
      ['calls', '1 for each row found that is not so already'],
    ],
  );
});

test('fields that the API wants in any case, or that follow from others, are in the body', async t => {
  const csp = await explain("UPDATE vmware.csp.oauth_apps SET forcePkce = true WHERE id = 'a'");
  t.deepEqual(csp.slice(2, 4), [
    ['request', '{"displayName":…,"description":…,"grantTypes":…,"forcePkce":…}'],
    ['set', 'forcePkce = true'],
  ]);
  const auth = await explain("UPDATE xeonr.auth.clients SET name = upper(name) WHERE name LIKE 'w%'");
  t.deepEqual(auth[2], ['request', '{"clientId":…,"name":…,"updateMask":"name"}']);
  const made = await explain(
    "INSERT INTO oauth_clients (label, redirect_uri) SELECT label, redirect_uri FROM oauth_clients WHERE id = 'a'",
  );
  t.deepEqual(made.slice(1, 4), [
    ['request', 'POST /account/oauth-clients'],
    ['request', '{"label":…,"redirect_uri":…}'],
    ['set', 'label, redirect_uri: as the query gives'],
  ]);
});

test('a SELECT: how many calls are known, bounded or unbounded, and whether rows come page by page', async t => {
  const engine = createEngine({providers: [linode, vmware, xeonr], env});
  t.teardown(engine.close);
  const foretell = async (sql: string) => {
    const {rows} = await engine.explain(sql);
    return rows.flatMap(([, item, value]) => (item === 'calls' || item === 'query' ? [value] : []));
  };
  const whole = '1 for each page of 500 rows: unbounded, the first page tells how many';
  t.deepEqual(await foretell('SELECT id FROM oauth_clients'), [whole, 'each page as it comes']);
  const like = "SELECT id FROM oauth_clients WHERE redirect_uri LIKE 'http:%'";
  t.deepEqual(await foretell(like), [whole, 'in SQLite, on each page as it comes']);
  t.deepEqual(await foretell(`${like} LIMIT 5`), [
    '1 for each page of 500 rows, until the result has 5: unbounded, the first page tells how many',
    'in SQLite, on each page as it comes',
  ]);
  const inSQLite = 'in SQLite, on the rows fetched';
  t.deepEqual(await foretell('SELECT count(label) FROM oauth_clients'), [whole, inSQLite]);
  t.deepEqual(await foretell('SELECT count(*) FROM oauth_clients'), ['1', inSQLite]);
  t.deepEqual(await foretell("SELECT count(*) FROM vmware.csp.oauth_apps WHERE orgId IN ('a', 'b')"), [
    '2',
    inSQLite,
  ]);
  t.deepEqual(await foretell('SELECT id FROM oauth_clients ORDER BY id LIMIT 1203'), [whole, inSQLite]);
  t.deepEqual(await foretell('SELECT id FROM oauth_clients LIMIT 1203'), [
    'at most 3',
    'each page as it comes',
  ]);
  t.deepEqual(await foretell("SELECT id FROM oauth_clients WHERE id IN ('a', 'b')"), [
    '2',
    'in SQLite, on each page as it comes',
  ]);
  t.deepEqual(await foretell("SELECT id FROM vmware.csp.oauth_apps WHERE orgId IN ('a', 'b')"), [
    '1 for each page of 2 lists, one after the other: unbounded',
    'in SQLite, on each page as it comes',
  ]);
});

test('a DELETE sets nothing, and a procedure has its parameters', async t => {
  t.deepEqual(await explain("DELETE FROM vmware.csp.oauth_apps WHERE displayName LIKE 'a%'"), [
    ['delete', 'vmware.csp.oauth_apps'],
    ['request', 'DELETE /csp/gateway/am/api/orgs/{orgId}/oauth-apps'],
    ['request', '{"clientIdsToDelete":…}'],
    ['calls', '1 for every 15 rows found'],
    ['note', "can't be undone: the app and its secret stop working"],
  ]);
  const thumbnail = await explain(
    "EXEC oauth_clients.put_client_thumbnail @clientId = 'a', @thumbnail = readfile('a.png')",
  );
  t.deepEqual(thumbnail.slice(1, 3), [
    ['request', 'PUT /account/oauth-clients/{clientId}/thumbnail'],
    ['request', 'image/png, …'],
  ]);
});

test('a secret is not shown', async t => {
  const rows = await explain(
    "EXEC vmware.csp.oauth_apps.rotate_secret @oauthAppId = 'a', @newClientSecret = 'canary-of-explain'",
  );
  t.deepEqual(rows.slice(2, 5), [
    ['request', '{"newClientSecret":…}'],
    ['set', "oauthAppId = 'a'"],
    ['set', 'newClientSecret = <REDACTED>'],
  ]);
  t.false(JSON.stringify(rows).includes('canary'));
});
