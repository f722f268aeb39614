import {exec} from '../../../src/dialect/exec.js';
import {sameType} from './same-type.js';
import {accounts, db, transaction} from './tables.js';

export async function callMethods(): Promise<void> {
  const clientId = '1';
  const [client] = await exec(db, 'linode.account.oauth_clients.post_reset_client_secret', {clientId});
  sameType<NonNullable<typeof client>['secret'], string>(true);
  sameType<NonNullable<typeof client>['thumbnail_url'], string | null>(true);
  await exec(transaction, 'linode.account.oauth_clients.reset_secret', {clientId});
  const [picture] = await exec(db, 'linode.account.oauth_clients.get_thumbnail', {clientId});
  sameType<typeof picture, {readonly content_type: string; readonly thumbnail: Uint8Array} | undefined>(true);
  const thumbnail = new Uint8Array();
  const [put] = await exec(db, 'linode.account.oauth_clients.put_client_thumbnail', {clientId, thumbnail});
  sameType<NonNullable<typeof put>['id'], string>(true);
  sameType<NonNullable<typeof put>['reason'], string | null>(true);
  const [revoked] = await exec(db, 'xeonr.auth.authorisations.revoke_all');
  sameType<typeof revoked, {readonly revokedCount: number} | undefined>(true);
  const rotation = {oauthAppId: '1', newClientSecret: 'x'};
  await exec(db, 'vmware.csp.oauth_apps.rotate_secret', rotation);
  await exec(db, 'vmware.csp.oauth_apps.rotate_secret', {...rotation, orgId: 'x'});
  await exec(accounts, 'all_linode.profile.apps.revoke', {appId: 1, connection: 'prod'});

  // @ts-expect-error: no such method
  exec(db, 'linode.account.oauth_clients.reset_client_secret', {clientId});
  // @ts-expect-error: read by SELECT
  exec(db, 'linode.account.oauth_clients.get_client', {clientId});
  // @ts-expect-error: no such parameter
  exec(db, 'linode.account.oauth_clients.reset_secret', {clientId, id: '1'});
  // @ts-expect-error: without clientId
  exec(db, 'linode.account.oauth_clients.reset_secret', {});
  // @ts-expect-error: without parameters
  exec(db, 'linode.account.oauth_clients.reset_secret');
  // @ts-expect-error: a text
  exec(db, 'linode.account.oauth_clients.reset_secret', {clientId: 1});
  // @ts-expect-error: there are no connections
  exec(db, 'linode.account.oauth_clients.reset_secret', {clientId, connection: 'prod'});
  // @ts-expect-error: the API fills it in
  exec(db, 'xeonr.auth.clients.regenerate_secret', {clientId, includeSecret: true});
  // @ts-expect-error: a provider that is not in the type
  exec(accounts, 'vmware.csp.oauth_apps.rotate_secret', rotation);
}
