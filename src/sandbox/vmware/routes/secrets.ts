import {drawSecret, findRotation} from '../app-secret.js';
import {isSecret} from '../is-secret.js';
import {judgeSetting} from '../judge-setting.js';
import {type Reply, refuseText, replyEmpty, replyJson} from '../reply.js';
import type {OrganizationCall, VmwareRoute} from '../route.js';
import type {AppSecret, OAuthApp} from '../state.js';
import {unlessImmutable, withApp} from './oauth-apps.js';

const path = '/orgs/{orgId}/oauth-apps/{oauthAppId}/secret';

export const secretRoutes: readonly VmwareRoute[] = [
  {method: 'PUT', path, access: 'organization', body: 'json', handle: withSecret(regenerateSecret)},
  {method: 'POST', path, access: 'organization', body: 'json', handle: withSecret(rotateSecret)},
  {method: 'DELETE', path, access: 'organization', handle: withSecret(endRotation)},
];

type SecretChange = (call: OrganizationCall, app: OAuthApp, secret: AppSecret) => Reply;

/** Does something with the secret of the path's app; that a public one's is a conflict is a guess. */
function withSecret(change: SecretChange): (call: OrganizationCall) => Reply {
  return call =>
    withApp(call, app =>
      unlessImmutable(call, app, () =>
        app.secret === null
          ? refuseText(409, call.behaviour.texts.noSecret, {id: app.id})
          : change(call, app, app.secret),
      ),
    );
}

/** The body is to be `{}`; that fields in it are refused is a guess. Ends a rotation. */
function regenerateSecret({fields, state, behaviour, random, now}: OrganizationCall, app: OAuthApp): Reply {
  const [field] = Object.keys(fields);
  if (field !== undefined) {
    return refuseText(400, behaviour.texts.invalidBody, {field, problem: 'is unknown'});
  }
  const value = drawSecret(random);
  state.apps.set(app.id, {...app, secret: {value, since: now}});
  return replyJson({clientId: app.id, clientSecret: value});
}

/** Both secrets are good until the time is over or the rotation is ended. */
function rotateSecret(
  {fields, state, behaviour, now}: OrganizationCall,
  app: OAuthApp,
  secret: AppSecret,
): Reply {
  const {newClientSecret, secretRotationExpirationInSeconds: told} = fields;
  const refuseField = (field: string, problem: string) =>
    refuseText(400, behaviour.texts.invalidBody, {field, problem});
  if (typeof newClientSecret !== 'string' || !isSecret(newClientSecret)) {
    return refuseField('newClientSecret', 'does not fulfil the policy of secrets');
  }
  const problem = told === undefined || told === null ? undefined : judgeSetting('number', told);
  if (problem !== undefined) {
    return refuseField('secretRotationExpirationInSeconds', problem);
  }
  if (findRotation(secret, now) !== undefined && behaviour.secondRotation === 'refuse') {
    return refuseText(409, behaviour.texts.rotationUnderWay, {id: app.id});
  }
  const seconds = typeof told === 'number' ? told : app.settings.secretRotationExpirationInSeconds;
  const previous = {value: secret.value, until: now + seconds * 1000};
  state.apps.set(app.id, {...app, secret: {value: newClientSecret, since: now, previous}});
  return replyEmpty();
}

function endRotation({state, behaviour, now}: OrganizationCall, app: OAuthApp, secret: AppSecret): Reply {
  if (findRotation(secret, now) === undefined) {
    return behaviour.endOfNoRotation === 'refuse'
      ? refuseText(400, behaviour.texts.noRotation, {id: app.id})
      : replyEmpty();
  }
  const {value, since} = secret;
  state.apps.set(app.id, {...app, secret: {value, since}});
  return replyEmpty();
}
