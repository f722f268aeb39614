import test from 'ava';
import {isLoopback, readBaseUrl, readRootUrl} from '../../src/request/base-url.js';
import {acme} from './acme.js';

const read = (url?: string, version?: string) =>
  readBaseUrl(acme.url, {ACME_URL: url, ACME_VERSION: version});

const urls: readonly (readonly [string | undefined, string | undefined, string])[] = [
  [undefined, undefined, 'https://api.acme.example/v2'],
  ['', '', 'https://api.acme.example/v2'],
  [undefined, 'v2beta', 'https://api.acme.example/v2beta'],
  ['https://proxy.example/', undefined, 'https://proxy.example/v2'],
  ['https://proxy.example/acme/', undefined, 'https://proxy.example/acme/v2'],
  ['https://proxy.example/v4', undefined, 'https://proxy.example/v4'],
  ['https://proxy.example/v4beta/', undefined, 'https://proxy.example/v4beta'],
  ['https://proxy.example/v4', 'v5', 'https://proxy.example/v5'],
  ['http://localhost:8080', undefined, 'http://localhost:8080/v2'],
  ['http://127.8.0.1', undefined, 'http://127.8.0.1/v2'],
  ['http://[::1]:80', undefined, 'http://[::1]/v2'],
];

for (const [url, version, expected] of urls) {
  test(`${url} with ${version}`, t => {
    t.is(read(url, version), expected);
  });
}

const refused: readonly (readonly [string, string])[] = [
  ['http://api.acme.example', 'insecure_url'],
  ['http://localhost.evil.example', 'insecure_url'],
  ['http://127.0.0.1.evil.example', 'insecure_url'],
  ['http://10.0.0.1', 'insecure_url'],
  ['https://user:hunter2@api.acme.example', 'insecure_url'],
  ['localhost:8080', 'usage'],
  ['api.acme.example', 'usage'],
  ['ftp://api.acme.example', 'usage'],
  ['https://api.acme.example/?a=b', 'usage'],
];

for (const [url, code] of refused) {
  test(`${url} is refused`, t => {
    const error = t.throws(() => read(url));
    t.like(error, {code});
    t.regex(error?.message ?? '', /ACME_URL/);
    t.notRegex(error?.message ?? '', /hunter2/);
  });
}

test('a version that is no path segment is refused', t => {
  t.like(
    t.throws(() => read(undefined, '../x')),
    {code: 'usage'},
  );
});

test('a provider without a version', t => {
  t.is(readBaseUrl({default: 'https://a.example'}, {}), 'https://a.example');
});

test('which hosts are this machine', t => {
  t.deepEqual(['localhost', '127.0.0.1', '[::1]', '128.0.0.1', '[::2]', 'example.org'].map(isLoopback), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('without the version', t => {
  const root = (url?: string) => readRootUrl(acme.url, {ACME_URL: url, ACME_VERSION: 'v9'});
  t.is(root(), 'https://api.acme.example');
  t.is(root('https://proxy.example/acme/'), 'https://proxy.example/acme');
  t.is(root('https://proxy.example/acme/v4beta/'), 'https://proxy.example/acme');
  t.is(readRootUrl({default: 'https://a.example/v2'}, {}), 'https://a.example/v2');
});

test('the URL of a connection goes before the environment, and so does a version in it', t => {
  const environment = {ACME_URL: 'https://env.example', ACME_VERSION: 'v9'};
  const own = (url: string) => ({url, source: 'The url of prod'});
  t.is(readBaseUrl(acme.url, environment, own('https://own.example')), 'https://own.example/v9');
  t.is(readBaseUrl(acme.url, environment, own('https://own.example/v3/')), 'https://own.example/v3');
  t.is(readRootUrl(acme.url, environment, own('https://own.example/v3/')), 'https://own.example');
  const error = t.throws(() => readBaseUrl(acme.url, environment, own('http://own.example')));
  t.like(error, {code: 'insecure_url'});
  t.regex(error?.message ?? '', /^The url of prod is plain http/);
});
