import {checkFields, type FieldRule} from '../check-fields.js';
import type {LinodeError} from '../error.js';
import type {Filterable} from '../filter/filterable.js';
import {listRows} from '../list-rows.js';
import {type Reply, refuse, refuseUnknown, replyJson} from '../reply.js';
import type {LinodeCall, LinodeRoute} from '../route.js';
import type {OAuthClient} from '../state.js';

const filterable: Filterable = {
  fields: {label: 'string', public: 'boolean'},
  // Linode's own web manager orders by it.
  orderOnly: ['status'],
};

const rules: Readonly<Record<string, FieldRule>> = {
  label: {type: 'text', min: 1, max: 512, required: true},
  redirect_uri: {type: 'url', required: true},
  public: {type: 'boolean'},
  id: {type: 'read-only'},
  status: {type: 'read-only'},
  secret: {type: 'read-only'},
  thumbnail_url: {type: 'read-only'},
};

export const oauthClientRoutes: readonly LinodeRoute[] = [
  {
    method: 'GET',
    path: '/account/oauth-clients',
    scope: 'account:read_only',
    handle: call => {
      const rows = [...call.state.clients.values()].map(client => showClient(client));
      return listRows(call, rows, filterable);
    },
  },
  {
    method: 'POST',
    path: '/account/oauth-clients',
    scope: 'account:read_write',
    readsFields: true,
    handle: createClient,
  },
  {
    method: 'GET',
    path: '/account/oauth-clients/{clientId}',
    scope: 'account:read_only',
    handle: call => withClient(call, client => replyJson(showClient(client))),
  },
  {
    method: 'PUT',
    path: '/account/oauth-clients/{clientId}',
    scope: 'account:read_write',
    readsFields: true,
    handle: call => withClient(call, client => updateClient(call, client)),
  },
  {
    method: 'DELETE',
    path: '/account/oauth-clients/{clientId}',
    scope: 'account:read_write',
    // That authorizations given to the client stay listed is a guess.
    handle: call =>
      withClient(call, ({id}) => {
        call.state.clients.delete(id);
        return replyJson({});
      }),
  },
  // The second spelling is linode_api4's.
  ...['reset-secret', 'reset_secret'].map(
    (action): LinodeRoute => ({
      method: 'POST',
      path: `/account/oauth-clients/{clientId}/${action}`,
      scope: 'account:read_write',
      handle: call => withClient(call, client => resetSecret(call, client)),
    }),
  ),
];

/** Does something with the client of the path; 404 if there is none. */
export function withClient(call: LinodeCall, use: (client: OAuthClient) => Reply): Reply {
  const client = call.state.clients.get(call.parameters.clientId ?? '');
  return client === undefined ? refuseUnknown() : use(client);
}

function createClient(call: LinodeCall): Reply {
  const {fields, state, behaviour, random} = call;
  const errors = checkClient(call, 'create');
  if (errors.length > 0) {
    return refuse(400, ...errors);
  }
  if (state.clients.size >= behaviour.maxClients) {
    return refuse(400, {reason: behaviour.texts.tooManyClients});
  }
  const client: OAuthClient = {
    id: random.hex(20),
    redirectUri: String(fields.redirect_uri),
    label: String(fields.label),
    status: 'active',
    secret: random.hex(64),
    public: fields.public === true,
    thumbnail: null,
  };
  state.clients.set(client.id, client);
  return replyJson(showClient(client, client.secret));
}

function updateClient(call: LinodeCall, client: OAuthClient): Reply {
  const {fields, state, behaviour} = call;
  const errors = checkClient(call, 'update', client);
  if (errors.length > 0) {
    return refuse(400, ...errors);
  }
  const {label, redirect_uri: redirectUri, public: isPublic} = fields;
  const updated: OAuthClient = {
    ...client,
    ...(typeof label === 'string' && {label}),
    ...(typeof redirectUri === 'string' && {redirectUri}),
    ...(typeof isPublic === 'boolean' && behaviour.publicCanChange && {public: isPublic}),
  };
  state.clients.set(client.id, updated);
  return replyJson(showClient(updated));
}

function checkClient(
  {fields, state, behaviour}: LinodeCall,
  purpose: 'create' | 'update',
  current?: OAuthClient,
): LinodeError[] {
  const errors = checkFields(fields, rules, purpose, behaviour);
  const taken = [...state.clients.values()].some(
    ({id, label}) => id !== current?.id && label === fields.label,
  );
  return taken && !behaviour.duplicateLabels
    ? [...errors, {reason: behaviour.texts.duplicateLabel, field: 'label'}]
    : errors;
}

function resetSecret({state, random}: LinodeCall, client: OAuthClient): Reply {
  const renewed: OAuthClient = {...client, secret: random.hex(64)};
  state.clients.set(client.id, renewed);
  return replyJson(showClient(renewed, renewed.secret));
}

/** Keys in the recorded order. The thumbnail's address says `clients` in Linode's documents, and its own host. */
function showClient(
  {id, redirectUri, label, status, thumbnail, ...rest}: OAuthClient,
  secret?: string,
): object {
  return {
    id,
    redirect_uri: redirectUri,
    label,
    status,
    secret: secret ?? '<REDACTED>',
    thumbnail_url: thumbnail === null ? null : `https://api.linode.com/v4/account/clients/${id}/thumbnail`,
    public: rest.public,
  };
}
