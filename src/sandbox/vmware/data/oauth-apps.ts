import type {Random} from '../../random.js';
import {drawSecret} from '../app-secret.js';
import {vmwareOrganizations} from '../built-in-tokens.js';
import {standardSettings} from '../standard-settings.js';
import type {AppSettings, OAuthApp} from '../state.js';
import {createEdgeAppRows} from './edge-app-rows.js';
import {larkspurAppRows} from './larkspur-app-rows.js';
import type {OAuthAppRow} from './oauth-app-row.js';
import {labsAppRows, northgateAppRows} from './other-app-rows.js';

const day = 86_400_000;
const people = ['mira@larkspur.example', 'fred@larkspur.example', 'samuel@larkspur.example'] as const;
const grantTypes = {a: 'authorization_code', r: 'refresh_token', c: 'client_credentials'} as const;

/** Each row's random numbers are its own: one more row leaves the others as they were. */
export function createOAuthApps(createRandom: (seed: number) => Random, now: Date): Map<string, OAuthApp> {
  const {larkspur, labs, northgate} = vmwareOrganizations;
  const apps = [
    ...larkspurAppRows.map((row, index) => createApp(row, larkspur, createRandom(100 + index), now)),
    ...createEdgeAppRows(createRandom(1)).map((row, index) =>
      createApp(row, larkspur, createRandom(1000 + index), now),
    ),
    ...labsAppRows.map((row, index) => createApp(row, labs, createRandom(2000 + index), now)),
    ...northgateAppRows.map((row, index) => createApp(row, northgate, createRandom(3000 + index), now)),
  ];
  return new Map(apps.map(app => [app.id, app]));
}

function createApp(row: OAuthAppRow, organizationId: string, random: Random, now: Date): OAuthApp {
  const created = now.getTime() - Math.round((row.created + random.number() / 2) * day);
  const updated = Math.round(created + (now.getTime() - created) * random.number() * 0.9);
  const settings: AppSettings = {
    ...standardSettings,
    displayName: row.displayName,
    description: row.description,
    grantTypes: [...row.grants].map(letter => grantTypes[letter as keyof typeof grantTypes]),
    allowedScopes: {
      generalScopes: ['openid', 'customer_number'],
      organizationScopes: {allRoles: false, roles: (row.roles ?? ['org_member']).map(name => ({name}))},
      servicesScopes: [],
    },
    ...(row.redirectUris !== undefined && {redirectUris: row.redirectUris}),
    ...row.settings,
  };
  return {
    id: row.id,
    organizationId,
    settings,
    secret: settings.publicClient ? null : {value: row.secret ?? drawSecret(random), since: created},
    immutable: row.immutable ?? false,
    createdBy: random.pick(people),
    lastUpdatedBy: random.pick(people),
    createdAt: created,
    lastUpdatedAt: updated,
    lastUsedAt: row.used === undefined ? null : Math.round(now.getTime() - row.used * day),
  };
}
