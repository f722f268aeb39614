import test from 'ava';
import {vmwareOrganizations, vmwareTokens} from '../../../src/sandbox/vmware/built-in-tokens.js';
import {apps, labsApps, prefix, readError, readJson, withVmware} from './with-vmware.js';

const {northgate} = vmwareOrganizations;
const unknown = '11111111-2222-4333-8444-555555555555';

test('an error has the documented fields', async t => {
  await withVmware({}, async ({call}) => {
    const {status, headers, text} = await call('GET', `${apps}/none`);
    t.is(status, 404);
    t.is(headers.get('content-type'), 'application/json');
    const {requestId, ...rest} = JSON.parse(text);
    t.regex(requestId, /^[0-9a-f]{32}$/);
    t.deepEqual(rest, {
      cspErrorCode: 'NOT_FOUND',
      message: 'The requested resource could not be found',
      moduleCode: 340,
      statusCode: 404,
    });
  });
});

test('which code an error has can be switched', async t => {
  const codesOf = async (errorCodes: 'cspErrorCode' | 'errorCode' | 'both' | 'none') => {
    let names: readonly string[] = [];
    await withVmware({errorCodes}, async ({call}) => {
      names = Object.keys(JSON.parse((await call('GET', '/none')).text)).filter(name => /code$/i.test(name));
    });
    return names;
  };
  t.deepEqual(await codesOf('both'), ['cspErrorCode', 'errorCode', 'moduleCode', 'statusCode']);
  t.deepEqual(await codesOf('errorCode'), ['errorCode', 'moduleCode', 'statusCode']);
  t.deepEqual(await codesOf('none'), ['moduleCode', 'statusCode']);
});

test('no token and one that is no access token are 401 on every call', async t => {
  await withVmware({}, async ({call}) => {
    for (const token of [null, 'x', vmwareTokens.full]) {
      for (const [method, path] of [
        ['GET', apps],
        ['POST', apps],
        ['DELETE', apps],
        ['PATCH', `${apps}/wiki`],
        ['PUT', `${apps}/wiki/secret`],
      ] as const) {
        t.is((await call(method, path, {token})).status, 401);
      }
    }
  });
});

test('organizations are seen as the token says', async t => {
  await withVmware({}, async ({call, exchange}) => {
    const statusesOf = async (token?: string) => {
      const statuses: number[] = [];
      for (const path of [apps, labsApps, `/orgs/${northgate}/oauth-apps`, `/orgs/${unknown}/oauth-apps`]) {
        statuses.push((await call('GET', path, token === undefined ? {} : {token})).status);
      }
      return statuses;
    };
    t.deepEqual(await statusesOf(), [200, 200, 403, 404]);
    t.deepEqual(await statusesOf(await exchange(vmwareTokens.labs)), [403, 200, 403, 404]);
    t.deepEqual(await statusesOf(await exchange(vmwareTokens.member)), [403, 403, 403, 404]);
    // An app of the one is none of the other.
    t.is((await call('GET', `${labsApps}/wiki`)).status, 404);
  });
});

test('reach of a token and unknown organizations can be switched', async t => {
  await withVmware({tokenReach: 'own-organization', unknownOrganization: 'forbidden'}, async ({call}) => {
    t.is((await call('GET', apps)).status, 200);
    t.is((await call('GET', labsApps)).status, 403);
    t.is((await call('GET', `/orgs/${unknown}/oauth-apps`)).status, 403);
  });
});

test('there is no update by PUT and no delete of a single app', async t => {
  await withVmware({}, async ({call}) => {
    t.is((await call('PUT', `${apps}/wiki`, {fields: {}})).status, 405);
    t.is((await call('DELETE', `${apps}/wiki`)).status, 405);
    t.is((await call('GET', '/orgs')).status, 404);
    t.is((await call('GET', `${prefix}x`)).status, 404);
  });
});

test('a body has to say that it is JSON, unless switched off', async t => {
  const headers = {'content-type': 'text/plain'};
  await withVmware({}, async ({call}) => {
    t.is((await call('PUT', `${apps}/wiki/secret`, {headers, body: '{}'})).status, 415);
    const charset = {'content-type': 'application/json; charset=UTF-8'};
    t.is((await call('PUT', `${apps}/wiki/secret`, {headers: charset, body: '{}'})).status, 200);
  });
  await withVmware({contentType: 'ignore'}, async ({call}) => {
    t.is((await call('PUT', `${apps}/wiki/secret`, {headers, body: '{}'})).status, 200);
  });
});

test('a limit is 429, with or without a time to wait', async t => {
  for (const retryAfter of [false, true]) {
    await withVmware(
      {retryAfter},
      async ({call}) => {
        t.is((await call('GET', apps)).status, 200);
        t.is((await call('GET', apps)).status, 200);
        const refused = await call('GET', apps);
        t.deepEqual(readError(refused), {status: 429, message: 'The user has sent too many requests'});
        t.is(refused.headers.has('retry-after'), retryAfter);
      },
      {limits: {limit: 2, windowSeconds: 60}},
    );
  }
});

test('faults have the bodies of this API and can be told for it only', async t => {
  await withVmware({}, async ({call, sandbox}) => {
    sandbox.setFaults({rules: [{api: 'vmware', effect: {kind: 'status', status: 500}}]});
    t.like(readJson(await call('GET', apps)), {
      message: 'An unexpected error has occurred while processing the request',
      statusCode: 500,
    });
    t.is((await fetch(`${sandbox.urls.linode}/v4/profile/apps`)).status, 401);
    sandbox.setFaults({rules: [{path: '/csp/**/wiki', count: 1, effect: {kind: 'status', status: 504}}]});
    const gateway = await call('GET', `${apps}/wiki`);
    t.deepEqual([gateway.status, gateway.headers.get('content-type')], [504, 'text/html']);
    t.is((await call('GET', `${apps}/wiki`)).status, 200);
  });
});

test('requests are remembered without tokens and secrets', async t => {
  await withVmware({}, async ({call, sandbox, tryClient}) => {
    await call('POST', `/auth/api-tokens/authorize?refresh_token=${vmwareTokens.full}`, {form: {}});
    const fields = {newClientSecret: 'Private-Words-1'};
    await call('POST', `${apps}/grafana/secret`, {fields});
    t.is((await tryClient('grafana', fields.newClientSecret)).status, 400);
    const [, inQuery, rotate] = sandbox.requests();
    t.like(inQuery, {api: 'vmware', status: 400});
    t.deepEqual(rotate?.bodyFields, ['newClientSecret']);
    const kept = JSON.stringify(sandbox.requests());
    t.false([vmwareTokens.full, fields.newClientSecret].some(word => kept.includes(word)));
  });
});
