import type {Json} from '../../../src/row.js';
import {sameType} from './same-type.js';
import {accounts, db} from './tables.js';

export async function readRows(): Promise<void> {
  const clients = db.selectFrom('linode/account/oauth_clients');
  const [all] = await clients.selectAll().where('clientId', '=', '1').where('page', '=', 1).execute();
  sameType<
    NonNullable<typeof all>,
    {
      id: string;
      redirect_uri: string;
      label: string;
      status: 'active' | 'disabled' | 'suspended';
      secret: string;
      thumbnail_url: string | null;
      public: boolean;
      clientId: string | undefined;
      page: number | undefined;
      page_size: number | undefined;
    }
  >(true);

  const joined = await db
    .selectFrom('linode/account/oauth_clients as c')
    .leftJoin('linode/profile/apps as a', 'a.label', 'c.label')
    .select(['c.label', 'a.id as app', 'a.expiry'])
    .where('a.created', '<', '2030-01-01')
    .executeTakeFirstOrThrow();
  sameType<typeof joined, {label: string; app: number | null; expiry: string | null}>(true);
}

export function misreadRows(): void {
  const clients = db.selectFrom('linode/account/oauth_clients');
  // @ts-expect-error: no such table
  db.selectFrom('linode/account/oauth_client');
  // @ts-expect-error: a table's name has slashes
  db.selectFrom('linode.account.oauth_clients');
  // @ts-expect-error: no such column
  clients.select('labels');
  // @ts-expect-error: no such column
  clients.where('labels', '=', 'x');
  // @ts-expect-error: a boolean
  clients.where('public', '=', 'yes');
  // @ts-expect-error: one of three texts
  clients.where('status', '=', 'actve');
  // @ts-expect-error: a text
  clients.where('clientId', '=', 1);
  // @ts-expect-error: another resource's parameter
  clients.where('appId', '=', 1);
  // @ts-expect-error: a provider that is not in the type
  accounts.selectFrom('vmware/csp/oauth_apps');
  // @ts-expect-error: the name of a connection stands for the provider's
  accounts.selectFrom('linode/account/oauth_clients');
  // @ts-expect-error: there are no connections
  clients.where('connection', '=', 'prod');
}

export async function readSpecialColumns(): Promise<void> {
  const apps = await db.selectFrom('vmware/csp/oauth_apps').selectAll().executeTakeFirstOrThrow();
  sameType<typeof apps.accessTokenTTL, number | null>(true);
  sameType<typeof apps.createdAt, string | null>(true);
  sameType<typeof apps.redirectUris, readonly string[] | null>(true);
  sameType<typeof apps.orgId, string | undefined>(true);
  const {allowedOrgs, allowedScopes} = apps;
  sameType<NonNullable<NonNullable<typeof allowedOrgs>[0]>['id'], string | null | undefined>(true);
  sameType<NonNullable<typeof allowedScopes>['generalScopes'], readonly string[] | null | undefined>(true);
  // @ts-expect-error: it may be null
  apps.redirectUris.length;
  // @ts-expect-error: a list of texts
  apps.redirectUris?.[0]?.toFixed();

  const client = await db.selectFrom('xeonr/auth/clients').selectAll().executeTakeFirstOrThrow();
  sameType<typeof client.clientSecret, string | null | undefined>(true);
  sameType<typeof client.hasSecret, undefined>(true);
  const [binding] = client.applicationBindings;
  sameType<NonNullable<NonNullable<typeof binding>['config']>, {readonly jsonConfig?: Json}>(true);

  const account = await accounts.selectFrom('prod/profile/logins').selectAll().executeTakeFirstOrThrow();
  sameType<typeof account.connection, string | undefined>(true);
  accounts.selectFrom('all_linode/profile/logins').where('connection', '=', 'prod');
}
