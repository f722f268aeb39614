import test from 'ava';
import {linodeTokens} from '../../src/sandbox/linode/built-in-tokens.js';
import {startSandbox} from '../../src/sandbox/start-sandbox.js';
import {vmwareOrganizations, vmwareTokens} from '../../src/sandbox/vmware/built-in-tokens.js';
import {xeonrTokens} from '../../src/sandbox/xeonr/built-in-tokens.js';
import {apps as vmwareApps, withVmware} from './vmware/with-vmware.js';
import {listField, readJson, withSandbox} from './with-sandbox.js';
import {type Client, listClients, withXeonr} from './xeonr/with-xeonr.js';

const day = 86_400_000;
const now = new Date('2026-03-01T12:00:00Z');

test('env is what a client needs', async t => {
  await withSandbox({}, async (_call, {env, urls}) => {
    t.deepEqual(env, {
      LINODE_URL: urls.linode,
      LINODE_TOKEN: linodeTokens.full,
      CSP_URL: urls.vmware,
      CSP_API_TOKEN: vmwareTokens.full,
      CSP_ORG_ID: vmwareOrganizations.larkspur,
      XEONR_URL: urls.xeonr,
      XEONR_TOKEN: xeonrTokens.full,
    });
    const all = Object.values(urls);
    t.is(new Set(all).size, 3);
    t.true(all.every(url => /^http:\/\/127\.0\.0\.1:\d+$/.test(url)));
    t.regex(env.CSP_API_TOKEN ?? '', /^[A-Za-z0-9]{65}$/);
    t.regex(env.XEONR_TOKEN ?? '', /^[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});

test('two sandboxes at the same time of the data set answer the same', async t => {
  await withSandbox({now}, async first => {
    await withSandbox({now}, async second => {
      for (const path of ['account/oauth-clients', 'profile/apps', 'profile/tokens', 'account/logins']) {
        const [a, b] = [await first('GET', `/v4/${path}`), await second('GET', `/v4/${path}`)];
        t.is(a.text, b.text);
      }
    });
  });
});

test('so do those of the other APIs', async t => {
  const texts: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const keep = (text: string) => {
      texts.push(text);
    };
    await withVmware({}, async ({call}) => keep((await call('GET', vmwareApps)).text), {now});
    await withXeonr({}, async ({call}) => keep((await call('ClientsService/ListClients')).text), {now});
  }
  t.is(texts[0], texts[2]);
  t.is(texts[1], texts[3]);
});

test('websites of clients at Xeonr are those of apps authorized at Linode, by text or by host', async t => {
  let clients: readonly Client[] = [];
  await withXeonr({}, async ({call}) => {
    clients = await listClients(call);
  });
  await withSandbox({}, async call => {
    const websites = (await listField(call, '/v4/profile/apps', 'website')).map(String);
    const hostOf = (website: string) =>
      new URL(website.includes('://') ? website : `https://${website}`).host;
    const hosts = websites.map(hostOf);
    t.is(clients.filter(({websiteUrl}) => websites.includes(websiteUrl)).length, 6);
    t.is(clients.filter(({websiteUrl}) => hosts.includes(hostOf(websiteUrl))).length, 16);
  });
});

test('faults count the requests of all APIs together, or those of one', async t => {
  const effect = {kind: 'status', status: 503} as const;
  await withSandbox({}, async (_call, {urls, setFaults}) => {
    const ask = async () => {
      const statuses: number[] = [];
      for (const url of Object.values(urls)) {
        statuses.push((await fetch(`${url}/none`)).status);
      }
      return statuses;
    };
    setFaults({rules: [{count: 2, effect}]});
    t.deepEqual(await ask(), [503, 503, 404]);
    setFaults({rules: [{api: 'xeonr', effect}]});
    t.deepEqual(await ask(), [404, 404, 503]);
  });
});

test('state lasts from call to call and is of one sandbox only', async t => {
  await withSandbox({}, async (call, sandbox) => {
    const [id] = await listField(call, '/v4/account/oauth-clients', 'id');
    await call('DELETE', `/v4/account/oauth-clients/${id}`);
    t.is((await call('GET', `/v4/account/oauth-clients/${id}`)).status, 404);
    await withSandbox({}, async other => {
      t.is((await other('GET', `/v4/account/oauth-clients/${id}`)).status, 200);
    });
    t.is(sandbox.requests().length, 3);
  });
});

test('the data set holds what queries look for, whenever it is', async t => {
  for (const time of [now, new Date('2031-12-30T23:59:59Z')]) {
    await withSandbox({now: time}, async call => {
      const labels = await listField(call, '/v4/account/oauth-clients', 'label');
      t.true(labels.length >= 40 && new Set(labels).size < labels.length);
      const uris = (await listField(call, '/v4/account/oauth-clients', 'redirect_uri')).map(String);
      t.true(uris.some(uri => uri.includes('#')) && uris.some(uri => uri.startsWith('http://127.0.0.1')));
      const apps = await listField(call, '/v4/profile/apps', 'label');
      t.true(apps.filter(label => labels.includes(label)).length >= 10);
      const expiries = await listField(call, '/v4/profile/apps', 'expiry');
      const days = expiries.map(expiry => (Date.parse(`${expiry}Z`) - time.getTime()) / day);
      t.is(days.filter(Number.isNaN).length, 6);
      t.is(days.filter(left => left < 0).length, 4);
      t.is(days.filter(left => left > 0 && left < 7).length, 6);
      t.is(days.filter(left => left > 7 && left < 31).length, 6);
      const logins = await listField(call, '/v4/account/logins', 'datetime');
      t.true(logins.every(at => Math.abs(Date.parse(`${at}Z`) - time.getTime()) < 90 * day));
    });
  }
});

test('requests are remembered without what is secret', async t => {
  await withSandbox({}, async (call, {requests}) => {
    await call('GET', '/v4/account/oauth-clients?page=1', {filter: {label: 'Wiki'}});
    const fields = {label: 'private words', redirect_uri: 'https://a.example/'};
    const {text} = await call('POST', '/v4/account/oauth-clients', {fields});
    const [list, create] = requests();
    t.like(list, {
      api: 'linode',
      method: 'GET',
      path: '/v4/account/oauth-clients',
      query: 'page=1',
      status: 200,
    });
    t.is(list?.filter, '{"label":"Wiki"}');
    t.true(list?.headerNames.includes('authorization'));
    t.deepEqual(create?.bodyFields, ['label', 'redirect_uri']);
    const kept = JSON.stringify(requests());
    const {secret} = JSON.parse(text);
    t.false([linodeTokens.full, secret, 'private words'].some(word => kept.includes(word)));
  });
});

test('a port is taken as told, and free again once closed', async t => {
  const first = await startSandbox();
  const port = Number(new URL(first.urls.linode).port);
  await t.throwsAsync(startSandbox({port}), {code: 'EADDRINUSE'});
  await first.close();
  await first.close();
  const second = await startSandbox({port});
  t.is(second.urls.linode, first.urls.linode);
  await second.close();
  const ports = {vmware: port};
  const third = await startSandbox({ports});
  t.is(third.urls.vmware, first.urls.linode);
  await t.throwsAsync(startSandbox({ports}), {code: 'EADDRINUSE'});
  await third.close();
});

test('both versions are served, and nothing else', async t => {
  await withSandbox({}, async call => {
    for (const path of ['/v4/profile/devices', '/v4beta/profile/devices', '/v4//profile/devices']) {
      t.is((await call('GET', path)).status, 200, path);
    }
    for (const path of [
      '/v5/profile/devices',
      '/profile/devices',
      '/v4/profile',
      '/',
      '/v4/profile/apps/x',
    ]) {
      const received = await call('GET', path);
      t.is(received.status, 404, path);
      t.deepEqual(readJson(received), {errors: [{reason: 'Not found'}]});
    }
    const refused = await call('PATCH', '/v4/profile/apps');
    t.is(refused.status, 405);
    t.is(refused.text, '{"errors": [{"reason": "Method Not Allowed"}]}');
  });
});
