import test from 'ava';
import {app, appsPath, failure, listOf, org, otherOrg, startCsp} from './with-csp.js';

const yes = {yes: true};
const kinds = (result: {outcomes?: readonly {kind: string}[]}) => result.outcomes?.map(each => each.kind);
const isWrite = ({method}: {method: string}) => method !== 'GET';

const insert = `INSERT INTO oauth_apps (displayName, description, grantTypes, allowedScopes, redirectUris, forcePkce)
  VALUES ('Ship', 'ships', '["authorization_code"]', '{"generalScopes": ["openid"]}', '["https://a.example/"]', true)`;
const inserted = {
  displayName: 'Ship',
  description: 'ships',
  grantTypes: ['authorization_code'],
  redirectUris: ['https://a.example/'],
  allowedScopes: {generalScopes: ['openid']},
  forcePkce: true,
};

test('INSERT is a POST of what is given; its answer is an id and a secret', async t => {
  const csp = await startCsp(t, () => ({json: {clientId: 'new-1', clientSecret: 'shh'}}));
  const result = await csp.engine.query(`${insert} RETURNING id, secret, displayName`, {}, yes);
  const [call] = csp.calls();
  t.deepEqual(csp.lines(), [`POST ${appsPath(org)}`]);
  t.is(call?.headers['content-type'], 'application/json');
  t.deepEqual(call?.json, inserted);
  t.deepEqual(result.rows, [['new-1', 'shh', 'Ship']]);
  t.deepEqual(
    result.columns.map(({name, secret}) => [name, secret ?? false]),
    [
      ['id', false],
      ['secret', true],
      ['displayName', false],
    ],
  );
});

test('INSERT RETURNING reads the app for what neither its answer nor the statement tells', async t => {
  const orgs = [{id: org, name: 'acme', displayName: 'Acme'}];
  const csp = await startCsp(t, ({method}) =>
    method === 'GET'
      ? {json: app('new-1', {allowedOrgs: orgs, displayName: 'Ship'})}
      : {json: {clientId: 'new-1', clientSecret: 'shh'}},
  );
  const sql = `INSERT INTO oauth_apps (displayName, description, grantTypes, allowedScopes, allowedOrgs)
    VALUES ('Ship', 'ships', '["authorization_code"]', '{"generalScopes": ["openid"]}', '["${org}"]')`;
  const asked = 'secret, displayName, allowedOrgs, organizationId, createdAt';
  const {rows} = await csp.engine.query(`${sql} RETURNING ${asked}`, {}, yes);
  t.deepEqual(csp.lines(), [`POST ${appsPath(org)}`, `GET ${appsPath(org, '/new-1')}`]);
  t.deepEqual(rows, [['shh', 'Ship', orgs, org, '2023-11-14T22:13:20Z']]);
  const selected = await csp.engine.query(
    "SELECT displayName, allowedOrgs, organizationId, createdAt FROM oauth_apps WHERE id = 'new-1'",
  );
  t.deepEqual(rows[0]?.slice(1), selected.rows[0]);
  t.is((await csp.engine.query(`${sql} RETURNING *`, {}, yes)).rows.length, 1);
  t.is(csp.lines().length, 5);
  const explained = await csp.engine.explain(`${sql} RETURNING ${asked}`);
  t.deepEqual(
    explained.rows.filter(([step]) => step === 3).map(([, item, value]) => [item, value]),
    [
      ['read back', 'vmware.csp.oauth_apps'],
      ['calls', 'as many as a SELECT of these rows takes'],
      ['note', 'for allowedOrgs, organizationId, createdAt'],
    ],
  );
});

test('an app that was made and can not be read is made all the same', async t => {
  const csp = await startCsp(t, ({method}) =>
    method === 'GET'
      ? {status: 403, json: {message: 'no'}}
      : {json: {clientId: 'new-1', clientSecret: 'shh'}},
  );
  const {rows, notes, outcomes} = await csp.engine.query(
    `${insert} RETURNING id, secret, createdAt`,
    {},
    yes,
  );
  t.deepEqual(rows, [['new-1', 'shh', null]]);
  t.deepEqual(outcomes, [{kind: 'done'}]);
  t.regex(
    notes.join(),
    /new-1 was changed, but could not be read afterwards for createdAt: .*\[not_read_back\]$/,
  );
});

test('UPDATE RETURNING reads what the API keeps by itself, where it answers nothing', async t => {
  let at = 1_700_000_000_000;
  const csp = await startCsp(t, ({method}) => {
    if (method === 'GET') return {json: app('a', {lastUpdatedAt: at, forcePkce: at > 1_700_000_000_000})};
    at += 60_000;
    return {text: ''};
  });
  const sql = "UPDATE oauth_apps SET forcePkce = true WHERE id = 'a' RETURNING id, forcePkce, lastUpdatedAt";
  t.deepEqual((await csp.engine.query(sql, {}, yes)).rows, [['a', true, '2023-11-14T22:14:20Z']]);
  t.deepEqual(
    csp.lines(),
    ['GET', 'PATCH', 'GET'].map(method => `${method} ${appsPath(org, '/a')}`),
  );
});

test('INSERT without RETURNING still shows the id and the secret, which is shown only now', async t => {
  const csp = await startCsp(t, () => ({json: {clientId: 'new-1', clientSecret: 'shh'}}));
  const {rows, columns} = await csp.engine.query(insert, {}, yes);
  t.deepEqual(
    columns.map(each => each.name),
    ['id', 'secret', 'outcome', 'reason'],
  );
  t.deepEqual(rows, [['new-1', 'shh', 'done', null]]);
});

test('INSERT whose answer is the app itself has an id too', async t => {
  const csp = await startCsp(t, () => ({json: app('new-1')}));
  const {rows} = await csp.engine.query(`${insert} RETURNING id, secret`, {}, yes);
  t.deepEqual(rows, [['new-1', null]]);
});

test('INSERT names the organization by column, before CSP_ORG_ID', async t => {
  const csp = await startCsp(t, () => ({json: {clientId: 'n'}}));
  const sql = `INSERT INTO oauth_apps (orgId, displayName, description, grantTypes, allowedScopes)
    VALUES ('${otherOrg}', 'x', 'y', '[]', '{}')`;
  await csp.engine.query(sql, {}, yes);
  t.deepEqual(csp.lines(), [`POST ${appsPath(otherOrg)}`]);
  t.deepEqual(csp.calls()[0]?.json, {displayName: 'x', description: 'y', grantTypes: [], allowedScopes: {}});
});

test('INSERT without what the API requires costs no call', async t => {
  const csp = await startCsp(t, () => undefined);
  const error = await failure(csp.engine.query("INSERT INTO oauth_apps (displayName) VALUES ('x')", {}, yes));
  t.is(error.code, 'missing_column');
  t.regex(error.message, /description, grantTypes, allowedScopes/);
  t.deepEqual(csp.server.requests, []);
});

test('a POST that may have been carried out is not sent again', async t => {
  const csp = await startCsp(t, () => ({cut: true}));
  const result = await csp.engine.query(insert, {}, yes);
  t.deepEqual(csp.lines(), [`POST ${appsPath(org)}`]);
  t.deepEqual(kinds(result), ['unknown']);
});

test('UPDATE is a PATCH with what changes and the three fields that the API requires', async t => {
  const csp = await startCsp(t, ({method}) =>
    method === 'GET' ? {json: app('a', {forcePkce: false})} : {json: app('a', {forcePkce: true})},
  );
  const sql = "UPDATE oauth_apps SET forcePkce = true, publicClient = publicClient WHERE id = 'a'";
  const error = await failure(csp.engine.query(sql, {}, yes));
  t.is(error.code, 'read_only_column');
  t.deepEqual(csp.server.requests, []);
  const result = await csp.engine.query(
    "UPDATE oauth_apps SET forcePkce = true WHERE id = 'a' RETURNING id, forcePkce, displayName",
    {},
    yes,
  );
  t.deepEqual(csp.lines(), [`GET ${appsPath(org, '/a')}`, `PATCH ${appsPath(org, '/a')}`]);
  const [, call] = csp.calls();
  t.is(call?.headers['content-type'], 'application/json');
  t.deepEqual(call?.json, {
    displayName: 'app a',
    description: 'what a is for',
    grantTypes: ['authorization_code', 'refresh_token'],
    forcePkce: true,
  });
  t.deepEqual(result.rows, [['a', true, 'app a']]);
});

test('UPDATE that sets a required field sends the new one', async t => {
  const csp = await startCsp(t, ({method}) => (method === 'GET' ? {json: app('a')} : {text: ''}));
  const sql = `UPDATE oauth_apps SET displayName = 'New', grantTypes = '["client_credentials"]' WHERE id = 'a'`;
  const result = await csp.engine.query(`${sql} RETURNING displayName, grantTypes, description`, {}, yes);
  t.deepEqual(csp.calls().filter(isWrite)[0]?.json, {
    displayName: 'New',
    description: 'what a is for',
    grantTypes: ['client_credentials'],
  });
  // The API answered nothing: the row is as it was read, with what was set.
  t.deepEqual(result.rows, [['New', ['client_credentials'], 'what a is for']]);
  t.deepEqual(kinds(result), ['done']);
});

test('UPDATE to what already is costs no call', async t => {
  const csp = await startCsp(t, () => ({json: app('a')}));
  const result = await csp.engine.query(
    "UPDATE oauth_apps SET displayName = 'app a' WHERE id = 'a'",
    {},
    yes,
  );
  t.deepEqual(csp.calls().filter(isWrite), []);
  t.deepEqual(kinds(result), ['unchanged']);
});

test('UPDATE goes to the organization that the row was read from', async t => {
  const csp = await startCsp(t, ({method, path}) =>
    method === 'GET' ? listOf(path.includes(otherOrg) ? [app('b')] : [app('a')]) : {text: ''},
  );
  const sql = `UPDATE oauth_apps SET description = 'd' WHERE orgId IN ('${org}', '${otherOrg}')`;
  const result = await csp.engine.query(sql, {}, yes);
  t.deepEqual(kinds(result), ['done', 'done']);
  const writes = csp.lines().filter(line => line.startsWith('PATCH'));
  t.deepEqual([...writes].sort(), [`PATCH ${appsPath(org, '/a')}`, `PATCH ${appsPath(otherOrg, '/b')}`]);
});

test('REPLACE sends what SET names, changed or not', async t => {
  const csp = await startCsp(t, ({method}) => (method === 'GET' ? {json: app('a')} : {json: app('a')}));
  const result = await csp.engine.query(
    "REPLACE oauth_apps SET data__displayName = 'app a', data__accessTokenTTL = 600 WHERE id = 'a'",
    {},
    yes,
  );
  t.deepEqual(kinds(result), ['done']);
  t.deepEqual(csp.calls().filter(isWrite)[0]?.json, {
    displayName: 'app a',
    description: 'what a is for',
    grantTypes: ['authorization_code', 'refresh_token'],
    accessTokenTTL: 600,
  });
});

const forty = Array.from({length: 40}, (_, index) => `a${String(index).padStart(2, '0')}`);
const idsIn = (json: unknown) => (json as {clientIdsToDelete: string[]}).clientIdsToDelete;

test('DELETE of 40 apps is 3 calls of at most 15', async t => {
  const csp = await startCsp(t, ({method, json}) =>
    method === 'GET' ? listOf(forty.map(id => app(id))) : {json: {succeeded: idsIn(json), failed: []}},
  );
  const result = await csp.engine.query("DELETE FROM oauth_apps WHERE id LIKE 'a%'", {}, yes);
  const calls = csp.calls().filter(isWrite);
  t.deepEqual(
    calls.map(({method, path, search}) => [method, path, search]),
    Array(3).fill(['DELETE', appsPath(org), '']),
  );
  t.deepEqual(
    calls.map(({json}) => Object.keys(json as object)),
    Array(3).fill(['clientIdsToDelete']),
  );
  t.true(calls.every(({headers}) => headers['content-type'] === 'application/json'));
  const sent = calls.map(({json}) => idsIn(json));
  t.deepEqual(
    sent.map(ids => ids.length).sort((a, b) => b - a),
    [15, 15, 10],
  );
  t.deepEqual(sent.flat().sort(), forty);
  t.deepEqual(kinds(result), Array(40).fill('done'));
});

test('each app of a DELETE has its own outcome', async t => {
  const csp = await startCsp(t, ({method, json}) => {
    if (method === 'GET') return listOf(forty.map(id => app(id)));
    const ids = idsIn(json);
    if (ids.includes('a20')) return {status: 500, json: {message: 'An unexpected error has occurred'}};
    return {
      json: {
        succeeded: ids.filter(id => id !== 'a03' && id !== 'a04'),
        failed: ids.filter(id => id === 'a03'),
      },
    };
  });
  const result = await csp.engine.query('DELETE FROM oauth_apps WHERE true', {}, yes);
  const outcomes = new Map(result.rows.map(([id, outcome, reason]) => [id, {outcome, reason}]));
  const middle = forty.slice(15, 30);
  for (const id of forty) {
    const expected = id === 'a03' ? 'failed' : id === 'a04' || middle.includes(id) ? 'unknown' : 'done';
    t.is(outcomes.get(id)?.outcome, expected, id);
  }
  t.regex(String(outcomes.get('a03')?.reason), /failed/);
  t.regex(String(outcomes.get('a04')?.reason), /neither/);
  t.regex(String(outcomes.get('a20')?.reason), /500 An unexpected error has occurred/);
});

test('an app that a second try lists as failed may have been deleted by the first', async t => {
  let tries = 0;
  const csp = await startCsp(t, ({method, json}) => {
    if (method === 'GET') return listOf([app('a'), app('b')]);
    tries += 1;
    return tries === 1
      ? {cut: true}
      : {json: {succeeded: idsIn(json).slice(1), failed: idsIn(json).slice(0, 1)}};
  });
  const result = await csp.engine.query('DELETE FROM oauth_apps WHERE true', {}, yes);
  t.is(tries, 2);
  t.deepEqual(kinds(result), ['unknown', 'done']);
});

test('a call for several apps that the API refuses fails for each of them', async t => {
  const csp = await startCsp(t, ({method}) =>
    method === 'GET' ? listOf([app('a'), app('b')]) : {status: 403, json: {message: 'forbidden'}},
  );
  const result = await csp.engine.query('DELETE FROM oauth_apps WHERE true', {}, yes);
  t.deepEqual(kinds(result), ['failed', 'failed']);
});

test('apps of two organizations are not deleted in one call', async t => {
  const csp = await startCsp(t, ({method, path, json}) => {
    if (method === 'GET') return listOf(path.includes(otherOrg) ? [app('c')] : [app('a'), app('b')]);
    return {json: {succeeded: idsIn(json), failed: []}};
  });
  const sql = `DELETE FROM oauth_apps WHERE orgId IN ('${org}', '${otherOrg}')`;
  t.deepEqual(kinds(await csp.engine.query(sql, {}, yes)), ['done', 'done', 'done']);
  const calls = csp.calls().filter(isWrite);
  t.deepEqual(
    calls.map(({path, json}) => [path, idsIn(json)]).sort(),
    [
      [appsPath(org), ['a', 'b']],
      [appsPath(otherOrg), ['c']],
    ].sort(),
  );
});
