import test from 'ava';
import {
  vmwareClients,
  vmwareOrganizations,
  vmwareTokens,
} from '../../../../src/sandbox/vmware/built-in-tokens.js';
import {apps, labsApps, readError, readJson, withVmware} from '../with-vmware.js';

const exchange = '/auth/api-tokens/authorize';
const {operator, member} = vmwareClients;

interface Token {
  readonly access_token: string;
  readonly id_token?: string;
  readonly expires_in: number;
  readonly token_type: string;
}

function readClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('an API token is exchanged for an access token of its organization, under both names', async t => {
  await withVmware({}, async ({call}) => {
    for (const name of ['api_token', 'refresh_token']) {
      const received = await call('POST', exchange, {form: {[name]: vmwareTokens.full}, token: null});
      t.is(received.status, 200);
      const token = readJson<Token>(received);
      t.like(token, {expires_in: 1800, token_type: 'bearer', refresh_token: vmwareTokens.full});
      const claims = readClaims(token.access_token);
      t.is(claims.context_name, vmwareOrganizations.larkspur);
      t.is(Number(claims.exp) - Number(claims.iat), 1800);
      t.is((await call('GET', apps, {token: token.access_token})).status, 200);
      t.is((await call('GET', apps, {token: token.id_token ?? null})).status, 401);
    }
  });
});

test('an API token that is unknown, expired, missing or in the query is refused', async t => {
  await withVmware({}, async ({call}) => {
    const statusOf = async (form: Record<string, string>, query = '') =>
      readError(await call('POST', `${exchange}${query}`, {form, token: null}));
    t.deepEqual(await statusOf({api_token: vmwareTokens.expired}), {
      status: 400,
      message: `invalid_grant: Invalid refresh token: ...${vmwareTokens.expired.slice(-5)}`,
    });
    t.is((await statusOf({api_token: 'x'})).status, 400);
    t.is((await statusOf({})).message, 'Invalid request body: api_token is required');
    t.is((await statusOf({}, `?refresh_token=${vmwareTokens.full}`)).status, 400);
    t.is((await call('POST', exchange, {fields: {api_token: vmwareTokens.full}, token: null})).status, 415);
  });
});

test('an access token lasts as long as told', async t => {
  await withVmware({accessTokenSeconds: 0}, async ({call}) => {
    const {status, text} = await call('GET', apps);
    t.is(status, 401);
    t.is(JSON.parse(text).message, 'The user is not authorized to use the API');
  });
  await withVmware({accessTokenSeconds: 90.5}, async ({call}) => {
    const received = await call('POST', exchange, {form: {api_token: vmwareTokens.full}, token: null});
    t.is(readJson<Token>(received).expires_in, 90);
    t.is((await call('GET', apps)).status, 200);
  });
});

test('the older header is taken, unless switched off', async t => {
  for (const [cspAuthTokenHeader, status] of [
    [true, 200],
    [false, 401],
  ] as const) {
    await withVmware({cspAuthTokenHeader}, async ({call, exchange: get}) => {
      const headers = {'csp-auth-token': await get(vmwareTokens.full)};
      t.is((await call('GET', apps, {headers, token: null})).status, status);
    });
  }
});

test('a client gets a token with its credentials, at both paths', async t => {
  await withVmware({}, async ({call}) => {
    const basic = Buffer.from(`${operator.id}:${encodeURIComponent(operator.secret)}`).toString('base64');
    for (const path of ['/auth/authorize', '/auth/token']) {
      const received = await call('POST', path, {
        form: {grant_type: 'client_credentials', orgId: vmwareOrganizations.larkspur},
        headers: {authorization: `Basic ${basic}`},
        token: null,
      });
      t.is(received.status, 200);
      const {access_token: token, expires_in: seconds} = readJson<Token>(received);
      t.is(seconds, 600);
      t.is((await call('GET', apps, {token})).status, 200);
      t.is((await call('GET', labsApps, {token})).status, 403);
    }
  });
});

test('roles of a client are those of its scopes', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    const {access_token: token} = readJson<Token>(await tryClient(member.id, member.secret));
    t.deepEqual(readError(await call('GET', apps, {token})), {
      status: 403,
      message: 'The user is forbidden to use the API',
    });
  });
});

test('a client is refused with a wrong secret, another grant or another organization', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    t.is((await tryClient(operator.id, 'wrong')).status, 401);
    t.is((await tryClient('nobody', '')).status, 401);
    t.is((await tryClient(operator.id, operator.secret, {grant_type: 'password'})).status, 400);
    t.is((await tryClient(operator.id, operator.secret, {orgId: vmwareOrganizations.labs})).status, 400);
    t.is((await call('POST', '/auth/token', {form: {}, token: null})).status, 401);
    // Public, and so without a secret, but not for this grant.
    const refused = readError(await tryClient('larkctl', ''));
    t.deepEqual(refused, {
      status: 400,
      message: 'unauthorized_client: Grant type client_credentials is not allowed for the client',
    });
  });
});

test('an organization that an app says is allowed may be asked for', async t => {
  await withVmware({}, async ({call, tryClient}) => {
    const {clientSecret} = readJson<{clientSecret: string}>(
      await call('PUT', `${labsApps}/labs-partner-api/secret`, {fields: {}}),
    );
    const orgId = vmwareOrganizations.larkspur;
    const {access_token: token} = readJson<Token>(await tryClient('labs-partner-api', clientSecret, {orgId}));
    t.is(readClaims(token).context_name, orgId);
  });
});
