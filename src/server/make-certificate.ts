import {createRequire} from 'node:module';
import {hostname} from 'node:os';
import {RowgateError} from '../errors.js';

/** What is used of the package, which need not be there. */
interface Selfsigned {
  generate(
    subject: readonly {readonly name: 'commonName'; readonly value: string}[],
    options: {
      readonly keyType: 'ec';
      readonly algorithm: 'sha256';
      readonly notAfterDate: Date;
      readonly extensions: readonly object[];
    },
  ): Promise<{readonly cert: string; readonly private: string}>;
}

const year = 365 * 86_400_000;

/**
 * A certificate for this machine that nobody has signed, and its key, as PEM: enough to encrypt, and not to tell a client
 * whom it talks to.
 *
 * @throws RowgateError `usage` where the package selfsigned is not installed.
 */
export async function makeCertificate(): Promise<{readonly cert: string; readonly key: string}> {
  const names = [...new Set([hostname(), 'localhost'])];
  const altNames = names.map(value => ({type: 2, value}));
  const made = await load().generate([{name: 'commonName', value: hostname()}], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + year),
    extensions: [{name: 'subjectAltName', altNames}],
  });
  return {cert: made.cert, key: made.private};
}

function load(): Selfsigned {
  const require = createRequire(import.meta.url);
  try {
    return require('selfsigned');
  } catch {
    throw new RowgateError('usage', 'without the package selfsigned no certificate can be made', {
      hint: 'Give one with --tls-cert and --tls-key, or run: npm install selfsigned',
    });
  }
}
