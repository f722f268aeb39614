import path from 'node:path';
import test from 'ava';
import type {EstateReport} from '../../../src/cli/estate/estate-report.js';
import {judgeReport} from '../../../src/cli/estate/judge-report.js';
import {createEngine, RowgateError, startSandbox} from '../../../src/index.js';
import * as providers from '../../../src/providers/index.js';
import {makeFolder} from '../../make-folder.js';
import {makeEstate} from './make-estate.js';

const sandbox = await startSandbox();
const {env} = sandbox;
const whole = await makeEstate(env);
const sent = sandbox.requests().map(({method, path, query}) => `${method} ${path} ${query}`);
test.after.always(() => sandbox.close());

const pick = (start: string) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith(start)));
const find = (report: EstateReport, query: string) => report.findings.find(each => each.query === query);

test('each account is read, and no page of a list twice', t => {
  const {report, hasFault} = whole;
  t.is(report.complete, true);
  t.false(hasFault);
  t.deepEqual(
    report.accounts.map(({provider, name, url, state}) => [provider, name, url, state]),
    [
      ['linode', 'LINODE_TOKEN', `${env.LINODE_URL}/v4`, 'read'],
      ['vmware', 'CSP_API_TOKEN, exchanged for an access token', env.CSP_URL, 'read'],
      ['xeonr', 'XEONR_TOKEN', env.XEONR_URL, 'read'],
    ],
  );
  t.deepEqual([...new Set(sent)], sent);
  t.is(report.requests, sent.length);
});

test('it has counts, ends, scopes, hosts and findings', t => {
  const {report} = whole;
  const clients = report.counts.clients.filter(each => each.provider === 'linode');
  t.is(
    clients.reduce((sum, each) => sum + each.clients, 0),
    42,
  );
  t.deepEqual(
    report.counts.grants.map(({provider, kind, state, grants}) => [provider, kind, state, grants]).sort(),
    [
      ['linode', 'app', 'ended', 4],
      ['linode', 'app', 'ends later', 5],
      ['linode', 'app', 'ends soon', 12],
      ['linode', 'app', 'never ends', 6],
      ['linode', 'token', 'ended', 1],
      ['linode', 'token', 'ends later', 2],
      ['linode', 'token', 'ends soon', 2],
      ['linode', 'token', 'never ends', 2],
      ['xeonr', 'app', 'not told', 16],
    ],
  );
  const ends = report.timeline.map(each => each.ends);
  t.is(ends.length, 21);
  t.deepEqual(ends, ends.toSorted());
  t.true(report.timeline.some(each => each.name === 'ci-terraform' && each.daysLeft === 0.5));
  t.true(report.scopes.some(each => each.name === 'Argo CD' && each.scope === 'lke:read_write'));
  t.false(report.scopes.some(each => each.name === 'Grafana (old)'));
  t.like(report.hosts[0], {
    host: 'ci.larkspur.example',
    clients: 4,
    byProvider: {linode: 4},
    plainHttp: true,
  });
  t.like(find(report, 'hygiene/plain_http'), {severity: 'high', missing: []});
  t.is(find(report, 'hygiene/plain_http')?.rows.length, 12);
  t.true(report.passed.some(each => each.query === 'hygiene/unused_apps'));
  t.deepEqual(
    report.notRun.map(each => [each.query, each.reason]),
    [['hygiene/foreign_hosts', 'it needs --param domains=…']],
  );
});

test('findings are the rows that their queries give by themselves', async t => {
  const engine = createEngine({providers: Object.values(providers), env});
  t.teardown(() => engine.close());
  const {library, runQuery} = await import('../../queries/library.js');
  for (const {name, finding, parameters} of library) {
    if (finding === undefined || parameters.some(each => each.default === undefined)) continue;
    const [result] = await runQuery(engine, name);
    const found = find(whole.report, name);
    // Days left are as of now.
    if (result?.columns.some(each => each.name.startsWith('days_'))) {
      t.is(found?.rows.length ?? 0, result.rows.length, name);
    } else t.deepEqual(found?.rows ?? [], result?.rows, name);
  }
});

test('each fix shows a change of just the rows that it is for', async t => {
  const engine = createEngine({providers: Object.values(providers), env});
  t.teardown(() => engine.close());
  let count = 0;
  for (const {query, columns, rows, fixes} of whole.report.findings) {
    const place = columns.findIndex(each => ['id', 'grant_id', 'authorisationId'].includes(each.name));
    for (const fix of fixes) {
      const {preview = []} = await engine.query(fix.statement, [], {dryRun: true});
      const wanted = new Set(fix.rows.map(at => String(rows[at]?.[place])));
      t.deepEqual(preview.map(each => String(each.key)).sort(), [...wanted].sort(), query);
      t.true(
        preview.every(each => each.action !== 'nothing'),
        query,
      );
      count += 1;
    }
  }
  t.true(count > 15);
});

test('a provider without a credential is named, and the others are looked at', async t => {
  const {report} = await makeEstate(pick('LINODE'));
  t.is(report.complete, true);
  t.deepEqual(
    report.accounts.map(each => [each.provider, each.state, each.reason]),
    [
      ['linode', 'read', null],
      ['vmware', 'no credential', 'CSP_API_TOKEN is not set'],
      ['xeonr', 'no credential', 'XEONR_TOKEN is not set'],
    ],
  );
  const plain = find(report, 'hygiene/plain_http');
  t.deepEqual([plain?.rows.length, plain?.missing], [6, ['vmware', 'xeonr']]);
  const reasons = new Map(report.notRun.map(each => [each.query, each.reason]));
  t.is(reasons.get('hygiene/token_lifetimes'), 'it asks vmware, which is not looked at');
  t.deepEqual(judgeReport({report, hasFault: false, isPartial: false}, undefined).notes.slice(0, 2), [
    'note: vmware was not looked at: CSP_API_TOKEN is not set',
    'note: xeonr was not looked at: XEONR_TOKEN is not set',
  ]);
});

test('without any account there is no report', async t => {
  const error = await t.throwsAsync(makeEstate({}), {instanceOf: RowgateError});
  t.is(error?.code, 'no_credentials');
  t.regex(error?.message ?? '', /LINODE_TOKEN is not set; CSP_API_TOKEN is not set; XEONR_TOKEN is not set/);
});

test('an API that fails makes the report say so', async t => {
  const {report, isPartial} = await makeEstate({...env, LINODE_TOKEN: 'canary-token'});
  t.false(isPartial);
  t.deepEqual(
    report.accounts.map(each => each.state),
    ['failed', 'read', 'read'],
  );
  t.regex(report.accounts[0]?.reason ?? '', /401/);
  t.true(report.complete !== true && report.complete.reasons.length > 0);
  t.deepEqual(find(report, 'hygiene/plain_http')?.missing, ['linode']);
  const reasons = new Map(report.notRun.map(each => [each.query, each.reason]));
  t.is(reasons.get('grants/ended'), 'linode could not be read');
  t.false(JSON.stringify(report).includes('canary-token'));
});

test('what the environment lacks beside a credential is told of the provider', async t => {
  const {report} = await makeEstate({...env, CSP_ORG_ID: undefined});
  t.like(report.accounts[1], {provider: 'vmware', state: 'failed'});
  t.regex(report.accounts[1]?.reason ?? '', /orgId.*CSP_ORG_ID/);
});

test('providers and values can be named', async t => {
  const choice = {provider: ['Linode']};
  const {report} = await makeEstate(env, {choice, parameters: {domains: 'larkspur.example acme.example'}});
  t.deepEqual(
    report.accounts.map(each => each.state),
    ['read', 'left out', 'left out'],
  );
  t.is(find(report, 'hygiene/foreign_hosts')?.rows.length, 4);
  const error = await t.throwsAsync(makeEstate(env, {choice: {provider: ['linod']}}), {
    instanceOf: RowgateError,
  });
  t.deepEqual([error?.code, error?.hint], ['usage', 'Did you mean "linode"?']);
});

test('with a connection, only its provider is looked at; of a group, some may fail', async t => {
  const connect = (name: string, variable: string) => ({
    ...{name, provider: 'linode', url: String(env.LINODE_URL)},
    credential: {kind: 'env' as const, name: variable},
  });
  const config = {
    connections: [connect('prod', 'LINODE_TOKEN'), connect('lost', 'LOST_TOKEN')],
    groups: [{name: 'both', connections: ['prod', 'lost']}],
    readOnly: false,
  };
  const queries = {a: '-- A\n-- @severity low\nSELECT id FROM linode.profile.apps'};
  const one = await makeEstate(env, {config, queries, choice: {connection: ['prod']}});
  t.deepEqual(
    one.report.accounts.map(each => [each.provider, each.name, each.state]),
    [
      ['linode', 'prod', 'read'],
      ['linode', 'lost', 'left out'],
      ['vmware', 'environment', 'left out'],
      ['xeonr', 'environment', 'left out'],
    ],
  );
  const both = await makeEstate(env, {config, queries, choice: {connection: ['both']}});
  t.true(both.isPartial);
  t.is(find(both.report, 'a')?.rows.length, 27);
  t.deepEqual(
    both.report.accounts.map(each => each.state),
    ['read', 'failed', 'left out', 'left out'],
  );
});

test('a query that would show a secret, or do more than read lists, is not run', async t => {
  const start = '-- Mine\n-- @severity high\n';
  const texts = {
    secret: 'SELECT secret FROM linode.account.oauth_clients',
    part: 'SELECT substr(token, 1, 4) AS part FROM linode.profile.tokens',
    hidden: 'SELECT a FROM (SELECT id AS a, token AS b FROM linode.profile.tokens) WHERE b > 1',
    star: 'SELECT * FROM linode.profile.tokens',
    write: 'DELETE FROM linode.profile.apps WHERE true',
    call: "SELECT * FROM (EXEC linode.account.oauth_clients.reset_secret @clientId = 'x')",
    file: "SELECT readfile('/etc/passwd') AS text",
    other: "SELECT id FROM vmware.csp.oauth_apps WHERE orgId = 'another'",
    unlisted: "SELECT name FROM xeonr.auth.public_clients WHERE clientId = 'x'",
    wrong: 'SELECT nothing FROM linode.profile.apps',
    two: 'SELECT 1; SELECT 2',
  };
  const queries = Object.fromEntries(Object.entries(texts).map(([name, sql]) => [name, start + sql]));
  const before = sandbox.requests().length;
  const {report, hasFault} = await makeEstate(env, {queries});
  t.true(hasFault);
  t.deepEqual(report.findings, []);
  const reasons = Object.fromEntries(report.notRun.map(each => [each.query, each.reason]));
  t.like(reasons, {
    secret: 'it uses a secret (secret)',
    part: 'it uses a secret (token)',
    hidden: 'it uses a secret (token, b)',
    star: 'it uses a secret (token)',
    write: 'a finding is one SELECT',
    call: 'it calls a procedure, and a report only reads lists',
    other: 'it asks for a part of vmware.csp.oauth_apps by orgId',
    unlisted: "xeonr.auth.public_clients can't be listed as a whole",
    two: 'a finding is one SELECT',
  });
  t.regex(String(reasons.wrong), /nothing/);
  t.regex(String(reasons.file), /file/);
  const asked = sandbox.requests().slice(before);
  t.false(asked.some(each => each.method === 'DELETE' || each.path.includes('reset')));
});

test('what only a query that is left out asks for is not read', async t => {
  const without = ['access/failed_bursts', 'access/new_addresses'];
  const own = await startSandbox();
  t.teardown(() => own.close());
  const {report, hasFault} = await makeEstate(own.env, {without, choice: {provider: ['linode']}});
  t.false(hasFault);
  const reasons = new Map(report.notRun.map(each => [each.query, each.reason]));
  for (const name of without) t.is(reasons.get(name), '--without names it');
  const asked = own.requests();
  t.true(asked.length > 0);
  t.false(asked.some(each => each.path.endsWith('/account/logins')));
});

test('what a query can be, a finding can be', async t => {
  const start = '-- Mine\n-- @severity high\n';
  const queries = {
    org: `${start}SELECT orgId, count(*) AS n FROM vmware.csp.oauth_apps GROUP BY orgId`,
    get: `${start}SELECT id FROM oauth_clients WHERE id IN (SELECT id FROM oauth_clients WHERE label = 'Wiki')`,
    limit: `${start}SELECT label FROM linode.profile.apps ORDER BY created DESC LIMIT 1`,
    types: `${start}SELECT public, created, scopes, grantTypes
      FROM linode.account.oauth_clients c, linode.profile.apps a, vmware.csp.oauth_apps o
      WHERE c.label = 'Wiki' AND a.label = 'Argo CD' AND o.id = 'wiki'`,
    none: `${start}SELECT 1 AS one`,
  };
  const {report} = await makeEstate(env, {queries});
  t.deepEqual(report.notRun, []);
  t.deepEqual(find(report, 'org')?.rows, [[env.CSP_ORG_ID ?? '', 216]]);
  t.is(find(report, 'get')?.rows.length, 1);
  t.is(find(report, 'limit')?.rows.length, 1);
  t.deepEqual(find(report, 'none')?.rows, [[1]]);
  const types = find(report, 'types');
  t.deepEqual(
    types?.columns.map(each => each.type),
    ['boolean', 'timestamp', 'text', 'json'],
  );
  t.is(types?.rows[0]?.[0], false);
  t.regex(String(types?.rows[0]?.[1]), /Z$/);
  t.true(Array.isArray(types?.rows[0]?.[3]));
});

test('it holds no token, and nothing that stands for one', t => {
  const text = JSON.stringify(whole.report);
  for (const name of ['LINODE_TOKEN', 'CSP_API_TOKEN', 'XEONR_TOKEN']) {
    t.false(text.includes(String(env[name]).slice(0, 12)), name);
  }
  t.false(text.includes('REDACTED'));
});

test('the exit status tells what is missing before what was found', t => {
  const {report} = whole;
  const gap = {...report, complete: {reasons: ['no answer']}};
  const quiet = {...report, findings: report.findings.filter(each => each.severity === 'low')};
  const statusOf = (made: Parameters<typeof judgeReport>[0], failOn?: 'high' | 'medium' | 'low') =>
    judgeReport(made, failOn).status;
  t.is(statusOf({report, hasFault: false, isPartial: false}), 0);
  t.is(statusOf({report, hasFault: false, isPartial: false}, 'high'), 5);
  t.is(statusOf({report: quiet, hasFault: false, isPartial: false}, 'medium'), 0);
  t.is(statusOf({report: quiet, hasFault: false, isPartial: false}, 'low'), 5);
  t.is(statusOf({report, hasFault: true, isPartial: false}, 'high'), 1);
  t.is(statusOf({report: gap, hasFault: true, isPartial: false}, 'high'), 3);
  t.is(statusOf({report: gap, hasFault: false, isPartial: true}, 'high'), 4);
});

test('what is can be compared with what was kept', async t => {
  const db = path.join(makeFolder(), 'local.db');
  const engine = createEngine({providers: Object.values(providers), env, db});
  await engine.query(
    "CREATE TABLE before AS SELECT id, label FROM linode.account.oauth_clients WHERE label <> 'Grafana'",
  );
  await engine.close();
  const news = `-- Which clients are new?
--
-- @severity low
SELECT c.label FROM linode.account.oauth_clients c LEFT JOIN local.before b ON b.id = c.id WHERE b.id IS NULL`;
  const {report} = await makeEstate(env, {db, queries: {news}});
  t.deepEqual(
    report.findings.map(each => each.rows),
    [[['Grafana']]],
  );
  const without = await makeEstate(env, {queries: {news}});
  t.regex(without.report.notRun[0]?.reason ?? '', /there is no local table or view "before"/);
});
