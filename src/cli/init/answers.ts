import type {Provider} from '../../catalog/provider.js';
import type {ConnectionEntry, SecretEntry} from '../../config/schema.js';

/** What a new connection is made from. */
export interface Answers {
  readonly provider: Provider;
  readonly name: string;
  /** The client whose secret `secret` is; without one, that is a token. */
  readonly clientId?: string;
  readonly secret: SecretAnswer;
  readonly parameters: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly readOnly: boolean;
}

/** Where the secret is, or the secret itself and where it is to be kept. */
export type SecretAnswer =
  | {readonly kind: 'kept'; readonly entry: SecretEntry}
  | {readonly kind: 'typed'; readonly value: string; readonly keep: 'keystore' | 'file'};

/** The connection as the configuration file has it, with its secret told by where it is. */
export function makeEntry(
  {provider, clientId, parameters, url, readOnly}: Answers,
  secret: SecretEntry,
): ConnectionEntry {
  return {
    provider: provider.name,
    ...(clientId === undefined ? {token: secret} : {client_id: clientId, client_secret: secret}),
    ...(url !== undefined && {url}),
    ...(Object.keys(parameters).length > 0 && {parameters}),
    ...(readOnly && {read_only: true}),
  };
}
