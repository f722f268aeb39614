import {inflateSync} from 'node:zlib';
import test from 'ava';
import {drawThumbnail} from '../../../../src/sandbox/linode/data/draw-thumbnail.js';
import {type Call, type Page, readJson, withSandbox} from '../../with-sandbox.js';

interface Client {
  readonly id: string;
  readonly thumbnail_url: string | null;
}

const path = '/v4/account/oauth-clients';
const png = {'content-type': 'image/png'};

async function findClient(call: Call, hasThumbnail: boolean): Promise<Client> {
  const {data} = readJson<Page<Client>>(await call('GET', path));
  const found = data.find(({thumbnail_url}) => (thumbnail_url !== null) === hasThumbnail);
  if (found === undefined) {
    throw new Error('no such client');
  }
  return found;
}

test('a thumbnail is a PNG image that anybody may see, under both paths', async t => {
  await withSandbox({}, async call => {
    const {id, thumbnail_url: url} = await findClient(call, true);
    t.is(url, `https://api.linode.com/v4/account/clients/${id}/thumbnail`);
    for (const target of [`${path}/${id}/thumbnail`, `/v4/account/clients/${id}/thumbnail`]) {
      const {status, headers, bytes} = await call('GET', target, {token: null});
      t.deepEqual([status, headers.get('content-type')], [200, 'image/png']);
      t.is(headers.get('x-accepted-oauth-scopes'), null);
      t.is(bytes.toString('latin1', 1, 4), 'PNG');
      const start = bytes.indexOf('IDAT') + 4;
      t.is(inflateSync(bytes.subarray(start)).length, 64 * 9);
    }
  });
});

test('one is put as it is, and the client then names it', async t => {
  await withSandbox({}, async call => {
    const {id} = await findClient(call, false);
    t.is((await call('GET', `${path}/${id}/thumbnail`)).status, 404);
    const body = drawThumbnail('00ff00');
    const put = await call('PUT', `${path}/${id}/thumbnail`, {body, headers: png});
    t.deepEqual([put.status, put.text], [200, '{}']);
    t.deepEqual((await call('GET', `${path}/${id}/thumbnail`)).bytes, body);
    t.regex((await call('GET', `${path}/${id}`)).text, new RegExp(`clients/${id}/thumbnail`));
  });
});

test('what is not a PNG image, or too large, or without a token, is refused', async t => {
  await withSandbox({behaviour: {linode: {maxThumbnailBytes: 500}}}, async call => {
    const {id} = await findClient(call, false);
    const target = `${path}/${id}/thumbnail`;
    const body = drawThumbnail('00ff00');
    const large = Buffer.concat([body, Buffer.alloc(500)]);
    t.is((await call('PUT', target, {body: 'GIF89a', headers: png})).status, 400);
    t.is((await call('PUT', target, {body, headers: {'content-type': 'image/jpeg'}})).status, 400);
    t.is((await call('PUT', target, {body: large, headers: png})).status, 400);
    t.is((await call('PUT', target, {body, headers: png, token: null})).status, 401);
    t.is((await call('GET', target)).status, 404);
    t.is((await call('PUT', target, {body, headers: png})).status, 200);
  });
});
