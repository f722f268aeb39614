import type {Auth, CredentialSource, ExchangeSource, SecretSource} from '../catalog/auth.js';
import type {Connection} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import {describeMissing} from './describe-missing.js';
import {type LookUp, readVariable} from './look-up.js';
import {readIniToken} from './read-ini-token.js';
import {readSecretFile} from './read-secret.js';
import {describeSource, isGiven, joinNames, listRequired} from './secret-source.js';

/** What authorizes requests. `source` is where it is from, as people know it: a variable, a file and its section. */
export type Credential =
  | {readonly kind: 'token'; readonly token: string; readonly source: string}
  /** A token that takes time to get: from a command or the key store. */
  | {readonly kind: 'secret'; readonly from: SecretSource; readonly source: string}
  /** A token that is exchanged for a secret. */
  | {readonly kind: 'exchange'; readonly exchange: ExchangeSource; readonly source: string};

/**
 * The connection's own credential, or the first of the provider's sources that has one. Runs nothing.
 * @throws RowgateError `no_credentials` where there is none or it can't be sent; `file` where a file is there and
 * can't be read. No message shows a token.
 */
export function findCredential(auth: Auth, lookUp: LookUp, connection?: Connection): Credential {
  const own = connection?.credential;
  for (const source of own === undefined ? auth.sources : [own]) {
    const found = readSource(source, lookUp);
    if (found !== undefined) return found;
  }
  throw describeMissing(auth, lookUp, connection);
}

/**
 * The same token, if it can be sent: anything else than printable ASCII is a slip of copying, and a line break would
 * add a header.
 * @throws RowgateError `no_credentials`.
 */
export function checkToken(token: string, source: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new RowgateError(
    'no_credentials',
    `The token of ${source} has blanks, line breaks or other characters that a token can't have`,
    {hint: 'Copy it again, without anything before or after it'},
  );
}

function readSource(source: CredentialSource, lookUp: LookUp): Credential | undefined {
  switch (source.kind) {
    case 'ini': {
      const found = readIniToken(source, lookUp);
      return found === undefined || found.token === '' ? undefined : createFixed(found.token, found.source);
    }
    case 'exchange': {
      const required = listRequired(source);
      if (!required.every(each => isGiven(each, lookUp))) return undefined;
      return {kind: 'exchange', exchange: source, source: joinNames(required.map(describeSource))};
    }
  }
  if (!isGiven(source, lookUp)) return undefined;
  switch (source.kind) {
    case 'env':
      return createFixed(readVariable(lookUp.environment, source.name) ?? '', source.name);
    case 'file':
      return createFixed(readSecretFile(source, lookUp), source.path);
    default:
      return {kind: 'secret', from: source, source: describeSource(source)};
  }
}

function createFixed(token: string, source: string): Credential {
  return {kind: 'token', token: checkToken(token, source), source};
}
