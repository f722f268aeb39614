import {X509Certificate} from 'node:crypto';
import {createSecureContext} from 'node:tls';
import test from 'ava';
import {makeCertificate} from '../../src/server/make-certificate.js';

test('a certificate is made for this machine', async t => {
  const {cert, key} = await makeCertificate();
  const made = new X509Certificate(cert);
  t.truthy(made.checkHost('localhost'));
  t.true(Date.parse(made.validTo) > Date.now() + 300 * 86_400_000);
  t.notThrows(() => createSecureContext({cert, key}));
});
