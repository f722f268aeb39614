import type {Insertable, Updateable} from 'kysely';
import type {Shown} from '../../../src/dialect/shown.js';
import {sameType} from './same-type.js';
import {type Clients, db} from './tables.js';

export function changeRows(): void {
  sameType<Shown<Insertable<Clients>>, {label: string; redirect_uri: string; public?: boolean | undefined}>(
    true,
  );
  sameType<
    Updateable<Clients>,
    {label?: string | undefined; redirect_uri?: string | undefined; public?: boolean | undefined}
  >(true);
  const insert = db.insertInto('linode/account/oauth_clients');
  insert.values({label: 'x', redirect_uri: 'https://x.example'}).returning(['id', 'secret']);
  insert.values([{label: 'x', redirect_uri: 'https://x.example', public: true}]);
  // @ts-expect-error: read-only
  insert.values({label: 'x', redirect_uri: 'https://x.example', id: '1'});
  // @ts-expect-error: read-only
  insert.values({label: 'x', redirect_uri: 'https://x.example', status: 'active'});
  // @ts-expect-error: without redirect_uri
  insert.values({label: 'x'});
  // @ts-expect-error: a text
  insert.values({label: 1, redirect_uri: 'https://x.example'});
  // @ts-expect-error: not null
  insert.values({label: 'x', redirect_uri: null});
  // @ts-expect-error: no such column
  insert.values({label: 'x', redirect_uri: 'https://x.example', name: 'x'});
  // @ts-expect-error: nothing can be inserted
  db.insertInto('linode/account/logins').values({username: 'x'});
  // @ts-expect-error: nor a row of nothing
  db.insertInto('linode/account/logins').values({});

  const update = db.updateTable('linode/account/oauth_clients');
  update.set({label: 'x'}).set('public', true).where('clientId', '=', '1');
  update.set(({ref}) => ({label: ref('redirect_uri')}));
  // @ts-expect-error: read-only
  update.set({status: 'active'});
  // @ts-expect-error: says which row, and can't be set
  update.set({clientId: '2'});
  // @ts-expect-error: not null
  update.set({label: null});
  // @ts-expect-error: set when a token is created, and never again
  db.updateTable('linode/profile/tokens').set({scopes: '*'});
  // @ts-expect-error: nothing can be updated
  db.updateTable('linode/profile/apps').set({label: 'x'});
}

export function changeSpecialColumns(): void {
  db.insertInto('linode/profile/tokens').values({expiry: new Date()});
  db.insertInto('linode/profile/tokens').values({expiry: '2030-01-01', scopes: '*'});
  db.insertInto('xeonr/auth/clients').values({name: 'x', hasSecret: true, applicationId: null});
  // @ts-expect-error: it can only be inserted
  db.updateTable('xeonr/auth/clients').set({hasSecret: true});
  const required = {displayName: 'x', description: 'x', grantTypes: [], allowedScopes: {}};
  const insert = db.insertInto('vmware/csp/oauth_apps');
  insert.values({...required, redirectUris: ['https://x.example'], orgId: 'x', accessTokenTTL: 10n});
  insert.values({...required, allowedScopes: {generalScopes: ['openid'], servicesScopes: []}});
  insert.values({...required, allowedOrgs: ['1']});
  // @ts-expect-error: organizations are given by their IDs
  insert.values({...required, allowedOrgs: [{id: '1'}]});
  // @ts-expect-error: a list of texts
  insert.values({...required, redirectUris: [1]});
  // @ts-expect-error: a list, and not its text
  insert.values({...required, redirectUris: '["https://x.example"]'});
  // @ts-expect-error: no such scopes
  insert.values({...required, allowedScopes: {general: ['openid']}});
  // @ts-expect-error: required, and so not null
  insert.values({...required, description: null});
}
