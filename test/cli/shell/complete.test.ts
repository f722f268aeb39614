import test from 'ava';
import {createCatalog} from '../../../src/catalog/catalog.js';
import {completeStatement} from '../../../src/cli/shell/complete/complete-statement.js';
import {linode, vmware, xeonr} from '../../../src/providers/index.js';

const connections = ['prod', 'eu-1'].map(name => ({name, provider: 'linode'}));
const groups = [{name: 'all_linode', connections: ['prod', 'eu-1']}];
const catalog = createCatalog([linode, vmware, xeonr], {connections, groups});

/** What could stand at the `|` of a text. */
function complete(marked: string): readonly string[] {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeStatement(text, cursor, {
    catalog,
    parameters: ['days'],
    locals: [{name: 'baseline', columns: [{name: 'day_seen'}, {name: 'was active'}]}],
  }).candidates.map(each => each.text);
}

const exact: Readonly<Record<string, readonly string[]>> = {
  'sel|': ['select'],
  'S|': ['SELECT', 'SHOW'],
  'explain upd|': ['update'],
  'select 1; del|': ['delete from'],
  'SELECT * FROM vm|': ['vmware'],
  'SELECT * FROM linode.|': ['account', 'profile'],
  'SELECT * FROM linode.profile.|': ['apps', 'profile_apps', 'tokens', 'logins', 'devices'],
  'SELECT * FROM PROD.Account.oa|': ['oauth_clients'],
  'SELECT * FROM csp.|': ['oauth_apps'],
  'SELECT * FROM oauth_c|': ['oauth_clients'],
  'SELECT * FROM apps a, oauth_a|': ['oauth_apps'],
  'SELECT * FROM base|': ['baseline'],
  'SELECT * FROM local.|': ['baseline'],
  'WITH old AS (SELECT 1) SELECT * FROM ol|': ['old'],
  // Columns, of tables before and behind the place.
  'SELECT redi| FROM oauth_clients': ['redirect_uri'],
  'SELECT c.red| FROM apps a JOIN oauth_clients AS c ON c.id = a.id': ['redirect_uri'],
  'SELECT oauth_clients.red| FROM linode.account.oauth_clients': ['redirect_uri'],
  'SELECT x.red| FROM oauth_clients': [],
  'SELECT 1 FROM oauth_clients WHERE thumb|': ['thumbnail_url'],
  'SELECT 1 FROM oauth_clients ORDER BY lab|': ['label'],
  'SELECT 1 FROM oauth_clients c WHERE EXISTS (SELECT 1 FROM apps WHERE redirect_u|)': ['redirect_uri'],
  'SELECT redirect_u| FROM apps WHERE id IN (SELECT id FROM oauth_clients)': [],
  'SELECT (SELECT max(expi| FROM apps': ['expiry'],
  'SELECT connec| FROM all_linode.account.oauth_clients': ['connection'],
  'SELECT 1; SELECT redirect_u| FROM apps; SELECT 1 FROM oauth_clients': [],
  'SELECT day_| FROM baseline b': ['day_seen'],
  'SELECT b.| FROM LOCAL.baseline AS b': ['day_seen', '"was active"'],
  'SELECT 1 FROM apps JOIN local.baseline WHERE day_|': ['day_seen'],
  'UPDATE baseline SET day_|': ['day_seen'],
  // Changes.
  'UPDATE oauth_clients SET |': ['redirect_uri', 'label', 'public'],
  "UPDATE oauth_clients SET label = 'a', pu|": ['public'],
  'INSERT INTO oauth_clients (label, re|': ['redirect_uri'],
  'INSERT INTO oauth_clients (label) VAL|': ['VALUES'],
  'DELETE FROM apps WHERE web|': ['website'],
  'DELETE |': ['FROM'],
  // Procedures.
  'EXEC linode.account.oauth_clients.post_r|': ['post_reset_client_secret'],
  'EXEC oauth_clients.reset|': ['reset_secret'],
  'EXEC oauth_clients.post_reset_client_secret @|': ['@clientId'],
  'EXEC oauth_clients.post_reset_client_secret FOR |': ['EACH'],
  'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE redir|': ['redirect_uri'],
  // What there is.
  'SHOW ser|': ['services in'],
  'SHOW SERVICES IN vm|': ['vmware'],
  'SHOW RESOURCES IN vmware.|': ['csp'],
  'SHOW METHODS IN authoris|': ['authorisations'],
  'SHOW INSERT INTO oauth_c|': ['oauth_clients'],
  'DESCRIBE METHOD EXTENDED oauth_clients.get_client_|': ['get_client_thumbnail'],
  'DESCRIBE auth|': ['authorisations'],
  // Parameters, and places where nothing is completed.
  'SELECT 1 WHERE 1 < :|': [':days'],
  'SELECT 1 WHERE 1 < :da|': [':days'],
  "SELECT 'sel|": [],
  'SELECT 1 -- sel|': [],
  'SELECT 1 /* sel|': [],
  'COMMIT |': [],
};

for (const [text, expected] of Object.entries(exact)) {
  test(text, t => {
    t.deepEqual(complete(text), expected);
  });
}

test('without a letter, all that can stand there', t => {
  const tables = complete('SELECT * FROM |');
  for (const name of ['linode', 'prod', '"eu-1"', 'all_linode', 'oauth_clients', 'apps'])
    t.true(tables.includes(name));
  // Two services of linode have one.
  t.false(tables.includes('logins'));
  const words = complete('SELECT | FROM apps a');
  for (const name of ['label', 'a', 'DISTINCT']) t.true(words.includes(name));
  t.deepEqual(complete('|').slice(0, 2), ['SELECT', 'WITH']);
  t.true(complete('SELECT * FROM (|').includes('SELECT'));
  t.true(complete('SELECT 1 WHERE id IN (|').includes('SELECT'));
});

test('a function goes on with its parenthesis, an only provider with its dot', t => {
  const only = (text: string) => completeStatement(text, text.length, {catalog, parameters: []}).candidates;
  t.deepEqual(only('SELECT uri_ho'), [{text: 'uri_host', after: '('}]);
  t.deepEqual(only('SELECT * FROM vmw'), [{text: 'vmware', after: '.'}]);
  t.deepEqual(only('EXEC oauth_clients.reset_secret @cl'), [{text: '@clientId', after: ' = '}]);
});

test('no text, however cut, is too much for it', t => {
  const text = `WITH a AS (SELECT * FROM "b" c, [d], e.f.g.h) INSERT INTO x (y) SELECT 'z', :p, @q, 1.5e3 FROM a, (
    SELECT b.c FROM (EXEC p.q.r @s = 1) AS t WHERE u IN (1, 2)) ON CONFLICT (v) DO UPDATE SET w = excluded.w; EXEC`;
  for (let cursor = 0; cursor <= text.length; cursor += 1) {
    t.notThrows(() => completeStatement(text, cursor, {catalog, parameters: []}));
    t.notThrows(() => completeStatement(text.slice(0, cursor), cursor, {catalog, parameters: []}));
  }
});
