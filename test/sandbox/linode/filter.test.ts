import test from 'ava';
import {listField, readJson, withSandbox} from '../with-sandbox.js';

const clients = '/v4/account/oauth-clients';
const apps = '/v4/profile/apps';
const now = new Date('2026-03-01T12:00:00Z');

const found: readonly (readonly [string, unknown, readonly string[]])[] = [
  [clients, {label: 'wiki'}, ['Wiki']],
  [clients, {label: {'+contains': 'GRAF'}}, ['Grafana', 'Grafana (old)']],
  [clients, {label: 'Gr\u00f6\u00dfenrechner', public: true}, ['Größenrechner']],
  [clients, '{"label": "Gr\\u00f6\\u00dfenrechner"}', ['Größenrechner']],
  [clients, {public: true, label: {'+contains': '(', '+neq': 'Mobile App (iOS)'}}, ['Mobile App (Android)']],
  [clients, {'+or': [{label: 'Wiki'}, {label: 'larkctl'}]}, ['larkctl', 'Wiki']],
  [clients, {'+or': [{'+and': [{label: 'Wiki'}, {public: true}]}, {label: 'Backstage'}]}, ['Backstage']],
  [clients, {'+or': [{label: 'Wiki'}, {label: 'larkctl'}], public: {'+neq': true}}, ['Wiki']],
  [
    clients,
    {'+order_by': 'label', '+order': 'desc', label: {'+contains': 'ci-'}},
    [
      'ci-terraform',
      'ci-smoke-tests',
      'ci-smoke-tests',
      'CI-release',
      'ci-packer',
      'ci-nightly',
      'ci-ansible',
    ],
  ],
  [clients, {label: {'+contains': 'dns'}, '+order_by': 'status', '+order': 'desc'}, ['DNS-Sync', 'DNS_Sync']],
  [clients, {'+and': [], '+order': 'desc', label: 'Wiki'}, ['Wiki']],
  [clients, {'+or': [], label: 'Wiki', '+limit': 3}, ['Wiki']],
  [clients, {label: {'+gte': 'wh'}, public: false}, ['東京リージョン監視', 'Wiki']],
  [
    apps,
    {expiry: {'+gt': '2026-03-01T12:00:00', '+lt': '2026-03-02T13:00:00'}},
    ['ci-terraform', 'Linode Manager'],
  ],
  [apps, {expiry: {'+gte': '2026-03-02', '+lte': '2026-03-03 00:00:00Z'}}, ['ci-terraform', 'larkctl']],
  [apps, {expiry: null, label: {'+contains': 'wi'}}, ['Wiki']],
  [apps, {expiry: {'+neq': null}, label: {'+contains': 'wiki'}}, []],
  [apps, {expiry: {'+neq': null}, label: 'argo cd'}, ['Argo CD']],
  [
    apps,
    {'+and': [{expiry: {'+lt': '2026-03-01T12:00:00'}}, {label: {'+contains': 'grafana'}}]},
    ['Grafana (old)'],
  ],
  [apps, {created: {'+lt': '2023-01-01'}}, ['Legacy Control Panel']],
];

for (const [path, filter, labels] of found) {
  test(`${path.split('/').at(-1)} ${JSON.stringify(filter)}`, async t => {
    await withSandbox({now}, async call => {
      const got = await listField(call, path, 'label', filter);
      const ordered = typeof filter === 'object' && filter !== null && '+order_by' in filter;
      t.deepEqual(ordered ? got : [...got].sort(), ordered ? labels : [...labels].sort());
    });
  });
}

const refused: readonly (readonly [string, unknown, string])[] = [
  [clients, {foo: 1}, 'Cannot filter on foo'],
  [clients, {status: 'active', 'entity.id': 5}, 'Cannot filter on status; Cannot filter on entity.id'],
  [
    clients,
    {'+or': [{id: 'x'}, {label: 'Wiki'}, {secret: 'y'}]},
    'Cannot filter on id; Cannot filter on secret',
  ],
  [clients, {constructor: 'x'}, 'Cannot filter on constructor'],
  [clients, '{"label": ', 'Filter not valid JSON'],
  [clients, '[]', 'Could not apply filter'],
  [clients, {'+and': {label: 'Wiki'}}, 'Could not apply filter'],
  [clients, {label: {'+eq': 'Wiki'}}, 'Could not apply filter'],
  [clients, {public: {'+gt': true}}, 'Could not apply filter'],
  [clients, {label: 5}, 'Label filter must be a string or dict'],
  [clients, {label: ['a']}, 'Label filter must be a string or dict'],
  [clients, {public: 'yes'}, 'Public filter must be a boolean or dict'],
  [clients, {'+order_by': 'redirect_uri'}, 'Cannot order by redirect_uri'],
  [clients, {'+order_by': 'label', '+order': 'up'}, 'Must be one of asc, desc'],
  [apps, {expiry: 'soon'}, 'Could not apply filter'],
  [apps, {expiry: {'+contains': '2026'}}, 'Could not apply filter'],
  [apps, {website: 'example.org'}, 'Cannot filter on website'],
  ['/v4/account/logins', {username: 'aiko'}, 'Cannot filter on username'],
  ['/v4/profile/devices', {'+order_by': 'created'}, 'Cannot order by created'],
];

for (const [path, filter, reasons] of refused) {
  test(`refused: ${path.split('/').at(-1)} ${JSON.stringify(filter)}`, async t => {
    await withSandbox({}, async call => {
      const received = await call('GET', path, {filter});
      t.is(received.status, 400);
      const {errors} = readJson<{errors: {reason: string; field: string}[]}>(received);
      t.is(errors.map(({reason}) => reason).join('; '), reasons);
      t.true(errors.every(({field}) => field === 'X-Filter'));
    });
  });
}

test('logins are ordered by their time as Linode’s manager asks', async t => {
  await withSandbox({}, async call => {
    const filter = {'+order_by': 'datetime', '+order': 'desc'};
    const times = await listField(call, '/v4/profile/logins', 'datetime', filter);
    t.deepEqual(times, [...times].sort().reverse());
  });
});

test('no expiry comes before every other', async t => {
  await withSandbox({now}, async call => {
    const expiries = await listField(call, apps, 'expiry', {'+order_by': 'expiry'});
    t.deepEqual(expiries.slice(0, 6), [null, null, null, null, null, null]);
    t.deepEqual(expiries.slice(6), [...expiries.slice(6)].sort());
  });
});

test('a filter on one row is ignored', async t => {
  await withSandbox({}, async call => {
    const [id] = await listField(call, apps, 'id');
    t.is((await call('GET', `${apps}/${id}`, {filter: '{bad'})).status, 200);
  });
});

test('guesses about filters can be switched', async t => {
  const behaviour = {
    textMatching: 'match-case',
    badOrder: 'ignore',
    maxFilterDepth: 2,
    maxFilterBytes: 200,
  } as const;
  await withSandbox({behaviour: {linode: behaviour}}, async call => {
    t.deepEqual(await listField(call, clients, 'label', {label: 'wiki'}), []);
    t.deepEqual(await listField(call, clients, 'label', {label: {'+contains': 'CI'}}), ['CI-release']);
    const ignored = {'+order_by': 'redirect_uri', '+order': 'up', label: 'Wiki'};
    t.deepEqual(await listField(call, clients, 'label', ignored), ['Wiki']);
    const deep = {'+and': [{'+and': [{label: 'Wiki'}]}]};
    t.is((await call('GET', clients, {filter: deep})).status, 400);
    t.is((await call('GET', clients, {filter: {'+and': [{label: 'Wiki'}]}})).status, 200);
    const long = await call('GET', clients, {filter: {label: 'x'.repeat(200)}});
    t.deepEqual([long.status, long.headers.get('content-type')], [400, 'text/html']);
  });
});
