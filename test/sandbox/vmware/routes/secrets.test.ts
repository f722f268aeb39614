import test from 'ava';
import {acceptsSecret} from '../../../../src/sandbox/vmware/app-secret.js';
import {vmwareClients} from '../../../../src/sandbox/vmware/built-in-tokens.js';
import {isSecret} from '../../../../src/sandbox/vmware/is-secret.js';
import {apps, readError, readJson, type Vmware, withVmware} from '../with-vmware.js';

const {id, secret: first} = vmwareClients.operator;
const path = `${apps}/${id}/secret`;
const second = 'Second-Secret-2';
const third = 'Third-Secret-3';

/** Which of the secrets are good. */
async function listGood({tryClient}: Vmware, ...secrets: readonly string[]): Promise<readonly string[]> {
  const good: string[] = [];
  for (const secret of secrets) {
    if ((await tryClient(id, secret)).status === 200) {
      good.push(secret);
    }
  }
  return good;
}

test('regenerating makes a new secret and ends the old one', async t => {
  await withVmware({}, async vmware => {
    const received = await vmware.call('PUT', path, {fields: {}});
    const {clientId, clientSecret} = readJson<{clientId: string; clientSecret: string}>(received);
    t.is(clientId, id);
    t.true(isSecret(clientSecret));
    t.deepEqual(await listGood(vmware, first, clientSecret), [clientSecret]);
  });
});

test('regenerating needs an empty object', async t => {
  await withVmware({}, async vmware => {
    const headers = {'content-type': 'application/json'};
    for (const body of ['', '[]', '{"secret": "x"}']) {
      t.is((await vmware.call('PUT', path, {body, headers})).status, 400, body);
    }
    t.deepEqual(await listGood(vmware, first), [first]);
  });
});

test('while a secret is rotated both are good, until it is ended', async t => {
  await withVmware({}, async vmware => {
    const rotated = await vmware.call('POST', path, {fields: {newClientSecret: second}});
    t.deepEqual([rotated.status, rotated.text], [200, '']);
    t.deepEqual(await listGood(vmware, first, second), [first, second]);
    const again = await vmware.call('POST', path, {fields: {newClientSecret: third}});
    t.is(again.status, 409);
    const ended = await vmware.call('DELETE', path);
    t.deepEqual([ended.status, ended.text], [200, '']);
    t.deepEqual(await listGood(vmware, first, second, third), [second]);
    t.is((await vmware.call('DELETE', path)).status, 400);
  });
});

test('a new secret by PUT or PATCH ends a rotation', async t => {
  await withVmware({}, async vmware => {
    await vmware.call('POST', path, {fields: {newClientSecret: second}});
    const {clientSecret} = readJson<{clientSecret: string}>(await vmware.call('PUT', path, {fields: {}}));
    t.deepEqual(await listGood(vmware, first, second, clientSecret), [clientSecret]);
    await vmware.call('POST', path, {fields: {newClientSecret: second}});
    const named = {displayName: 'a', description: 'b', grantTypes: ['client_credentials']};
    const updated = await vmware.call('PATCH', `${apps}/${id}`, {fields: {...named, secret: third}});
    t.false(updated.text.includes(third));
    t.deepEqual(await listGood(vmware, first, second, third, clientSecret), [third]);
  });
});

test('the old secret is good until its time is over', t => {
  const secret = {value: 'new', since: 1000, previous: {value: 'old', until: 3000}};
  t.true(acceptsSecret(secret, 'old', 2999));
  t.false(acceptsSecret(secret, 'old', 3000));
  t.true(acceptsSecret(secret, 'new', 3000));
  t.true(acceptsSecret(null, '', 0));
  t.false(acceptsSecret(null, 'x', 0));
});

test('a rotation is refused without a good secret or time', async t => {
  await withVmware({}, async vmware => {
    for (const [fields, field] of [
      [{}, 'newClientSecret'],
      [{newClientSecret: 'short1A'}, 'newClientSecret'],
      [{newClientSecret: second, secretRotationExpirationInSeconds: -1}, 'secretRotationExpirationInSeconds'],
      [
        {newClientSecret: second, secretRotationExpirationInSeconds: '60'},
        'secretRotationExpirationInSeconds',
      ],
    ] as const) {
      const {status, message} = readError(await vmware.call('POST', path, {fields}));
      t.is(status, 400);
      t.regex(message, new RegExp(`^Invalid request body: ${field} `));
    }
    t.deepEqual(await listGood(vmware, first, second), [first]);
  });
});

test('what has no secret is a conflict, what is not there is not found, what is immutable forbidden', async t => {
  await withVmware({}, async ({call}) => {
    for (const [name, status] of [
      ['larkctl', 409],
      ['none', 404],
      ['csp-console', 403],
      ['labs-chaos', 404],
    ] as const) {
      const target = `${apps}/${name}/secret`;
      t.is((await call('PUT', target, {fields: {}})).status, status);
      t.is((await call('POST', target, {fields: {newClientSecret: second}})).status, status);
      t.is((await call('DELETE', target)).status, status);
    }
  });
});

test('guesses about rotations can be switched', async t => {
  await withVmware({secondRotation: 'replace', endOfNoRotation: 'ignore'}, async vmware => {
    t.is((await vmware.call('DELETE', path)).status, 200);
    await vmware.call('POST', path, {fields: {newClientSecret: second}});
    t.is((await vmware.call('POST', path, {fields: {newClientSecret: third}})).status, 200);
    t.deepEqual(await listGood(vmware, first, second, third), [second, third]);
  });
});

test('the policy of secrets', t => {
  t.true(isSecret('Abcdefg1'));
  for (const text of ['Abcdef1', 'abcdefg1', 'ABCDEFG1', 'Abcdefgh', '']) {
    t.false(isSecret(text), text);
  }
});
