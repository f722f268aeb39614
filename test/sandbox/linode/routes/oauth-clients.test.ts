import test from 'ava';
import {listField, readJson, withSandbox} from '../../with-sandbox.js';

const path = '/v4/account/oauth-clients';
const fields = {label: 'Größe "1"', redirect_uri: 'https://a.example/cb', public: true};

interface Client {
  readonly id: string;
  readonly label: string;
  readonly redirect_uri: string;
  readonly secret: string;
  readonly public: boolean;
  readonly status: string;
}

test('create shows the secret once, in the recorded form', async t => {
  await withSandbox({}, async call => {
    const created = await call('POST', path, {fields});
    t.is(created.status, 200);
    t.regex(
      created.text,
      /^\{"id": "[0-9a-f]{20}", "redirect_uri": "https:\/\/a\.example\/cb", "label": "Gr\\u00f6\\u00dfe \\"1\\"", "status": "active", "secret": "[0-9a-f]{64}", "thumbnail_url": null, "public": true\}$/,
    );
    const {id, secret} = readJson<Client>(created);
    const shown = await call('GET', `${path}/${id}?page=1&page_size=100`);
    t.is(shown.text, created.text.replace(secret, '<REDACTED>'));
    t.deepEqual((await listField(call, path, 'label')).at(-1), fields.label);
    t.deepEqual([...new Set(await listField(call, path, 'secret'))], ['<REDACTED>']);
  });
});

test('update changes what it is given and ignores what is read-only', async t => {
  await withSandbox({}, async call => {
    const created = readJson<Client>(await call('POST', path, {fields}));
    const changes = {redirect_uri: 'larkspur-ios://cb', status: 'disabled', secret: 'x', id: 'x'};
    const updated = await call('PUT', `${path}/${created.id}`, {fields: changes});
    t.is(updated.status, 200);
    const expected = {...created, secret: '<REDACTED>', redirect_uri: 'larkspur-ios://cb'};
    t.deepEqual(readJson(updated), expected);
    t.deepEqual(readJson(await call('PUT', `${path}/${created.id}`, {fields: {}})), expected);
    const refused = await call('PUT', `${path}/${created.id}`, {fields: {label: 'ok', redirect_uri: 'no'}});
    t.is(refused.status, 400);
    t.deepEqual(readJson(await call('GET', `${path}/${created.id}`)), expected);
  });
});

test('a secret is reset under both spellings', async t => {
  await withSandbox({}, async call => {
    const {id, secret} = readJson<Client>(await call('POST', path, {fields}));
    const secrets = [secret];
    for (const action of ['reset-secret', 'reset_secret']) {
      const reset = await call('POST', `${path}/${id}/${action}`);
      t.is(reset.status, 200);
      secrets.push(readJson<Client>(reset).secret);
    }
    t.is(new Set(secrets).size, 3);
    t.true(secrets.every(text => /^[0-9a-f]{64}$/.test(text)));
  });
});

test('delete answers {} once, then 404', async t => {
  await withSandbox({}, async call => {
    const [id] = await listField(call, path, 'id');
    const deleted = await call('DELETE', `${path}/${id}`);
    t.deepEqual([deleted.status, deleted.text], [200, '{}']);
    for (const [method, target] of [
      ['DELETE', `${path}/${id}`],
      ['GET', `${path}/${id}`],
      ['PUT', `${path}/${id}`],
      ['POST', `${path}/${id}/reset-secret`],
      ['GET', `${path}/${id}/thumbnail`],
    ] as const) {
      t.is((await call(method, target)).text, '{"errors": [{"reason": "Not found"}]}');
    }
  });
});

const refusals: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'label is required/label redirect_uri is required/redirect_uri'],
  ['no label', '{"redirect_uri": "https://a.example"}', 'label is required/label'],
  [
    'empty label',
    '{"label": "", "redirect_uri": "https://a.example"}',
    'Length must be 1-512 characters/label',
  ],
  ['number', '{"label": 1, "redirect_uri": "https://a.example"}', 'label is not valid/label'],
  ['no URL', '{"label": "a", "redirect_uri": "a.example"}', 'redirect_uri is not valid/redirect_uri'],
  [
    'public',
    '{"label": "a", "redirect_uri": "https://a.example", "public": ""}',
    'public is not valid/public',
  ],
  ['half of JSON', '{"label": "a"', 'Invalid JSON/undefined'],
  ['a list', '[]', 'Invalid JSON/undefined'],
];

for (const [title, body, expected] of refusals) {
  test(`create refuses ${title}`, async t => {
    await withSandbox({}, async call => {
      const before = await listField(call, path, 'id');
      const refused = await call('POST', path, {body});
      t.is(refused.status, 400);
      const {errors} = readJson<{errors: {reason: string; field?: string}[]}>(refused);
      t.is(errors.map(({reason, field}) => `${reason}/${field}`).join(' '), expected);
      t.deepEqual(await listField(call, path, 'id'), before);
    });
  });
}

test('a label counts characters', async t => {
  await withSandbox({}, async call => {
    const statusOf = async (label: string) =>
      (await call('POST', path, {fields: {label, redirect_uri: 'https://a.example/'}})).status;
    t.is(await statusOf('🌱'.repeat(512)), 200);
    t.is(await statusOf('🌱'.repeat(513)), 400);
  });
});

test('guesses about clients can be switched', async t => {
  const behaviour = {
    readOnlyFields: 'refuse',
    publicCanChange: false,
    duplicateLabels: false,
    maxClients: 43,
    texts: {required: 'Give {field}'},
  } as const;
  await withSandbox({behaviour: {linode: behaviour}}, async call => {
    t.true((await call('POST', path, {fields: {}})).text.includes('"Give label"'));
    const {id} = readJson<Client>(await call('POST', path, {fields}));
    const readOnly = await call('PUT', `${path}/${id}`, {fields: {status: 'disabled'}});
    t.deepEqual([readOnly.status, readOnly.text.includes('"field": "status"')], [400, true]);
    t.true(readJson<Client>(await call('PUT', `${path}/${id}`, {fields: {public: false}})).public);
    t.is((await call('POST', path, {fields})).status, 400);
    t.is((await call('PUT', `${path}/${id}`, {fields: {label: fields.label}})).status, 200);
    t.is((await call('PUT', `${path}/${id}`, {fields: {label: 'Wiki'}})).status, 400);
    t.is((await call('POST', path, {fields: {...fields, label: 'one too many'}})).status, 400);
  });
});
