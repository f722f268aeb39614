import type {Connection} from '../../catalog/connection.js';
import type {Provider} from '../../catalog/provider.js';
import type {Config} from '../../config/config.js';
import {RowgateError} from '../../errors.js';
import {readBaseUrl} from '../../request/base-url.js';
import {describeCredential} from '../../request/describe-credential.js';

/** What a name of a table may begin with. Holds no secret. */
export interface Account {
  readonly name: string;
  /** `environment`: a provider by its own name, as the environment says. */
  readonly kind: 'connection' | 'group' | 'environment';
  readonly provider: string;
  /** The connections of a group. */
  readonly members?: readonly string[];
  /** Where the API is, and where the credential would come from. A group has neither. */
  readonly url?: string;
  readonly credential?: string;
  /** There is something to sign in with, as far as is known without trying. */
  readonly isReady: boolean;
  readonly readOnly: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The connections and groups of the configuration, and each provider as the environment has it. */
export function listAccounts(
  config: Config,
  providers: readonly Provider[],
  environment: Environment,
  homeFolder: string,
): readonly Account[] {
  const describe = (provider: Provider, connection?: Connection) => {
    const credential = describeCredential(provider.auth, connection, environment, homeFolder);
    return {
      url: describeUrl(provider, connection, environment),
      credential,
      isReady: !credential.startsWith('nowhere'),
      readOnly: config.readOnly || (connection?.readOnly ?? false),
    };
  };
  const connections = config.connections.flatMap((connection): readonly Account[] => {
    const provider = providers.find(each => each.name === connection.provider);
    if (provider === undefined) return [];
    return [
      {
        name: connection.name,
        kind: 'connection',
        provider: provider.name,
        ...describe(provider, connection),
      },
    ];
  });
  const groups = config.groups.map(({name, connections: members}): Account => {
    const own = connections.filter(each => members.includes(each.name));
    return {
      name,
      kind: 'group',
      provider: own[0]?.provider ?? '',
      members,
      isReady: own.every(each => each.isReady),
      readOnly: own.every(each => each.readOnly),
    };
  });
  const defaults = providers.map(
    (provider): Account => ({
      name: provider.name,
      kind: 'environment',
      provider: provider.name,
      ...describe(provider),
    }),
  );
  return [...connections, ...groups, ...defaults];
}

function describeUrl({url}: Provider, connection: Connection | undefined, environment: Environment): string {
  const own = connection?.url && {url: connection.url, source: 'its url'};
  try {
    return readBaseUrl(url, environment, own || undefined);
  } catch (error) {
    if (error instanceof RowgateError) return error.message;
    throw error;
  }
}
