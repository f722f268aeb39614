import {checkFields, type FieldRule} from '../check-fields.js';
import {fillText, type LinodeError} from '../error.js';
import {type Reply, refuse, refuseUnknown, replyJson} from '../reply.js';
import type {LinodeCall, LinodeRoute} from '../route.js';
import {areScopes, grantsScope, splitScopes} from '../scope.js';
import {type AccessToken, neverExpires} from '../state.js';
import {normalizeTimestamp, printTimestamp} from '../timestamp.js';
import {createRowRoutes} from './row-routes.js';

const rules: Readonly<Record<string, FieldRule>> = {
  label: {type: 'text', min: 1, max: 100},
  id: {type: 'read-only'},
  created: {type: 'read-only'},
  token: {type: 'read-only'},
};

/** A token is good at once, and dead the moment it is deleted. */
export const accessTokenRoutes: readonly LinodeRoute[] = [
  ...createRowRoutes({
    path: '/profile/tokens',
    rows: state => state.tokens,
    filterable: {fields: {label: 'string', created: 'timestamp'}},
    show: hideToken,
    revocable: true,
  }),
  {
    method: 'POST',
    path: '/profile/tokens',
    scope: 'account:read_write',
    readsFields: true,
    handle: createToken,
  },
  {
    method: 'PUT',
    path: '/profile/tokens/{id:int}',
    scope: 'account:read_write',
    readsFields: true,
    handle: updateToken,
  },
];

function createToken({fields, state, behaviour, random, now, token: acting}: LinodeCall): Reply {
  const granted = acting?.scopes ?? '';
  const {label = '', scopes = '*', expiry = null} = fields;
  const errors: LinodeError[] = checkFields(fields, rules, 'create', behaviour);
  const wanted = scopes === '*' || scopes === null ? granted : scopes;
  if (typeof wanted !== 'string' || !areScopes(wanted)) {
    errors.push({reason: fillText(behaviour.texts.invalid, {field: 'scopes'}), field: 'scopes'});
  } else if (!splitScopes(wanted).every(scope => grantsScope(granted, scope))) {
    errors.push({reason: behaviour.texts.scopesTooWide, field: 'scopes'});
  }
  const end = typeof expiry === 'string' ? normalizeTimestamp(expiry)?.slice(0, 19) : neverExpires;
  const isEnd =
    (expiry === null || typeof expiry === 'string') && end !== undefined && end > printTimestamp(now);
  if (!isEnd) {
    errors.push({reason: fillText(behaviour.texts.invalid, {field: 'expiry'}), field: 'expiry'});
  }
  if (errors.length > 0 || end === undefined) {
    return refuse(400, ...errors);
  }
  const created: AccessToken = {
    id: state.nextTokenId(),
    scopes: splitScopes(String(wanted)).join(' '),
    created: printTimestamp(now),
    label: String(label),
    token: random.hex(64),
    expiry: end,
  };
  state.tokens.set(created.id, created);
  return replyJson(created);
}

/** Only the label can change; that other fields are ignored is a guess. */
function updateToken({fields, state, behaviour, parameters}: LinodeCall): Reply {
  const token = state.tokens.get(Number(parameters.id));
  if (token === undefined) {
    return refuseUnknown();
  }
  const errors = checkFields(fields, rules, 'update', behaviour);
  if (errors.length > 0) {
    return refuse(400, ...errors);
  }
  const {label} = fields;
  const updated: AccessToken = {...token, ...(typeof label === 'string' && {label})};
  state.tokens.set(token.id, updated);
  return replyJson(hideToken(updated));
}

function hideToken(token: AccessToken): AccessToken {
  return {...token, token: token.token.slice(0, 16)};
}
