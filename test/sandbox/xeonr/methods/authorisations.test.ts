import test from 'ava';
import {xeonrTokens} from '../../../../src/sandbox/xeonr/built-in-tokens.js';
import {findId, readError, readJson, withXeonr, type Xeonr} from '../with-xeonr.js';

interface Authorisation {
  readonly authorisationId: string;
  readonly Client: {readonly name: string; readonly websiteUrl: string};
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt?: string;
}

const revoke = 'AuthorisationsService/RevokeAuthorisation';
const revokeAll = 'AuthorisationsService/RevokeAllAuthorisations';

async function list(call: Xeonr['call'], fields: object = {}): Promise<readonly Authorisation[]> {
  const received = await call('AuthorisationsService/ListAuthorisations', fields);
  return readJson<{authorisations?: readonly Authorisation[]}>(received).authorisations ?? [];
}

test('authorisations are listed with the public face of their client', async t => {
  await withXeonr({}, async ({call}) => {
    const all = await list(call);
    t.is(all.length, 16);
    t.like(all[0], {
      Client: {name: 'Deploy Dashboard', isVerified: 'true'},
      scopes: ['openid', 'profile', 'email'],
    });
    t.false(JSON.stringify(all).includes('redirectUri'));
    t.is(all.filter(({lastUsedAt}) => lastUsedAt === undefined).length, 2);
    const ofOne = await list(call, {clientId: await findId(call, 'larkctl')});
    t.deepEqual(
      ofOne.map(({Client: {name}}) => name),
      ['larkctl', 'larkctl'],
    );
  });
});

test('one is revoked once', async t => {
  await withXeonr({}, async ({call}) => {
    const [{authorisationId = ''} = {}] = await list(call);
    const revoked = await call(revoke, {authorisationId});
    t.deepEqual([revoked.status, revoked.text], [200, '{}']);
    t.is((await list(call)).length, 15);
    t.deepEqual(readError(await call(revoke, {authorisationId})).slice(0, 2), [404, 'not_found']);
    t.is((await call(revoke, {})).status, 400);
    t.is((await call(revoke, {authorisationId}, {token: xeonrTokens.readOnly})).status, 403);
  });
});

test('all are revoked, or those of a client, and counted in a text', async t => {
  await withXeonr({}, async ({call}) => {
    t.is((await call(revokeAll, {clientId: await findId(call, 'larkctl')})).text, '{"revokedCount":"2"}');
    t.is((await list(call)).length, 14);
    t.is((await call(revokeAll)).text, '{"revokedCount":"14"}');
    // A count of 0 is a default.
    t.is((await call(revokeAll)).text, '{}');
    t.deepEqual(await list(call), []);
  });
});

test('whether all of a client can be revoked can be switched', async t => {
  await withXeonr({revokeAllByClient: false}, async ({call}) => {
    t.is((await call(revokeAll, {clientId: await findId(call, 'larkctl')})).status, 400);
    t.is((await list(call)).length, 16);
    t.is((await call(revokeAll)).text, '{"revokedCount":"16"}');
  });
});

test('who asks is told with either of two scopes', async t => {
  await withXeonr({}, async ({call}) => {
    const {status, text} = await call('MeService/GetMe');
    t.is(status, 200);
    t.deepEqual(Object.keys(JSON.parse(text)), ['userId', 'username', 'email']);
    t.is((await call('MeService/GetMe', {}, {token: xeonrTokens.foreign})).status, 403);
  });
});
