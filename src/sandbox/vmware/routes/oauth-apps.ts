import {drawLetters} from '../../draw-letters.js';
import {drawSecret} from '../app-secret.js';
import {findBadField, findContradiction, pickSettings} from '../check-settings.js';
import {cutPage} from '../cut-page.js';
import {type Reply, refuse, refuseText, replyEmpty, replyJson} from '../reply.js';
import type {OrganizationCall, VmwareRoute} from '../route.js';
import {createRules, updateRules} from '../setting-rules.js';
import {showApp} from '../show-app.js';
import {standardSettings} from '../standard-settings.js';
import type {AppSettings, OAuthApp} from '../state.js';

const path = '/orgs/{orgId}/oauth-apps';
const maxDeletes = 15;

export const oauthAppRoutes: readonly VmwareRoute[] = [
  {method: 'GET', path, access: 'organization', handle: listApps},
  {method: 'POST', path, access: 'organization', body: 'json', handle: createApp},
  {method: 'DELETE', path, access: 'organization', body: 'json', handle: deleteApps},
  {
    method: 'GET',
    path: `${path}/{oauthAppId}`,
    access: 'organization',
    handle: call => withApp(call, app => replyJson(describeApp(call, app))),
  },
  {
    method: 'PATCH',
    path: `${path}/{oauthAppId}`,
    access: 'organization',
    body: 'json',
    handle: call => withApp(call, app => updateApp(call, app)),
  },
];

/** Does something with the app of the path; 404 if there is none, or if it is another organization's. */
export function withApp(call: OrganizationCall, use: (app: OAuthApp) => Reply): Reply {
  const app = call.state.apps.get(call.parameters.oauthAppId ?? '');
  return app === undefined || app.organizationId !== call.organization.id ? refuse(404) : use(app);
}

/** Refuses what may not be changed; that it is 403 is a guess. */
export function unlessImmutable(call: OrganizationCall, app: OAuthApp, use: () => Reply): Reply {
  return app.immutable && call.behaviour.immutableApps === 'refuse'
    ? refuseText(403, call.behaviour.texts.immutable, {id: app.id})
    : use();
}

function listApps(call: OrganizationCall): Reply {
  const {state, behaviour, organization, query, path: sent} = call;
  const fold = (text: string) => (behaviour.searchMatching === 'ignore-case' ? text.toLowerCase() : text);
  const term = fold(query.get('searchTerm') ?? '');
  const apps = [...state.apps.values()].filter(
    ({id, organizationId, settings}) =>
      organizationId === organization.id &&
      (fold(settings.displayName).includes(term) || fold(id).includes(term)),
  );
  const page = cutPage(apps, {path: sent, query, behaviour}, app => describeApp(call, app));
  return 'kind' in page ? page : replyJson(page);
}

function createApp(call: OrganizationCall): Reply {
  const {fields, state, behaviour, random, now, token, organization} = call;
  const settings = {...standardSettings, ...pickSettings(fields, createRules)} as AppSettings;
  const problem =
    findBadField(fields, createRules, behaviour) ??
    findContradiction(settings, behaviour, id => state.organizations.has(id));
  if (problem !== undefined) {
    return problem;
  }
  // The form of an id that nobody chose is a guess.
  const id = typeof fields.id === 'string' ? fields.id : drawLetters(random, 35);
  if (state.apps.has(id)) {
    return refuseText(409, behaviour.texts.takenId, {id});
  }
  const secret = typeof fields.secret === 'string' ? fields.secret : drawSecret(random);
  const app: OAuthApp = {
    id,
    organizationId: organization.id,
    settings,
    secret: settings.publicClient ? null : {value: secret, since: now},
    immutable: false,
    createdBy: token.owner,
    lastUpdatedBy: token.owner,
    createdAt: now,
    lastUpdatedAt: now,
    lastUsedAt: null,
  };
  state.apps.set(id, app);
  return replyJson(
    behaviour.createReply === 'app'
      ? describeApp(call, app)
      : {clientId: id, ...(app.secret !== null && {clientSecret: secret})},
  );
}

/** What is not named stays as it is; a secret that is named ends a rotation. */
function updateApp(call: OrganizationCall, app: OAuthApp): Reply {
  const {fields, state, behaviour, now, token} = call;
  return unlessImmutable(call, app, () => {
    const settings: AppSettings = {...app.settings, ...pickSettings(fields, updateRules)};
    const problem =
      findBadField(fields, updateRules, behaviour) ??
      findContradiction(settings, behaviour, id => state.organizations.has(id));
    if (problem !== undefined) {
      return problem;
    }
    if (typeof fields.secret === 'string' && app.secret === null) {
      return refuseText(409, behaviour.texts.noSecret, {id: app.id});
    }
    const updated: OAuthApp = {
      ...app,
      settings,
      ...(typeof fields.secret === 'string' && {secret: {value: fields.secret, since: now}}),
      lastUpdatedBy: token.owner,
      lastUpdatedAt: now,
    };
    state.apps.set(app.id, updated);
    return behaviour.updateReply === 'empty' ? replyEmpty() : replyJson(describeApp(call, updated));
  });
}

/** Partial success is a success. That `failed` holds ids too, and each id once, are guesses. */
function deleteApps({fields, state, behaviour, organization}: OrganizationCall): Reply {
  const {clientIdsToDelete: ids} = fields;
  const areIds = Array.isArray(ids) && ids.length > 0 && ids.every(id => typeof id === 'string');
  if (!areIds || ids.length > maxDeletes) {
    const problem = `must be a list of 1 to ${maxDeletes} ids`;
    return refuseText(400, behaviour.texts.invalidBody, {field: 'clientIdsToDelete', problem});
  }
  const [failed, succeeded]: [string[], string[]] = [[], []];
  for (const id of new Set<string>(ids)) {
    const app = state.apps.get(id);
    const deletable =
      app?.organizationId === organization.id && !(app.immutable && behaviour.immutableApps === 'refuse');
    (deletable && state.apps.delete(id) ? succeeded : failed).push(id);
  }
  return replyJson({failed, succeeded});
}

function describeApp({state, behaviour, now}: OrganizationCall, app: OAuthApp): object {
  return showApp(app, {organizations: state.organizations, behaviour, now});
}
