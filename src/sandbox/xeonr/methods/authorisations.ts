import {refuse} from '../connect/connect-error.js';
import {type Reply, reply, type XeonrCall, type XeonrMethod} from '../method.js';
import {refuseFields} from '../refuse-fields.js';
import {nameWrapper, showPublicClient, showTime} from '../show-client.js';

const service = 'AuthorisationsService';
const revoking = ['oauth:client-authorisations:revoke'];

/** What the account's user has let in, its own clients and those of others. */
export const authorisationMethods: readonly XeonrMethod[] = [
  {
    service,
    name: 'ListAuthorisations',
    scopes: ['oauth:client-authorisations:read'],
    sideEffects: false,
    request: {clientId: 'uuid'},
    handle: listAuthorisations,
  },
  {
    service,
    name: 'RevokeAuthorisation',
    scopes: revoking,
    sideEffects: true,
    request: {authorisationId: 'string'},
    handle: revokeAuthorisation,
  },
  {
    service,
    name: 'RevokeAllAuthorisations',
    scopes: revoking,
    sideEffects: true,
    request: {clientId: 'uuid'},
    handle: revokeAllAuthorisations,
  },
];

function listAuthorisations(call: XeonrCall): Reply {
  const {state, behaviour} = call;
  const authorisations = pickAuthorisations(call).map(authorisation => {
    const {authorisationId, clientId, scopes, createdAt, lastUsedAt} = authorisation;
    const client = state.clients.get(clientId);
    return {
      authorisationId,
      [nameWrapper('Client', behaviour)]:
        client === undefined ? undefined : showPublicClient(client, behaviour),
      scopes,
      createdAt: showTime(createdAt),
      lastUsedAt: lastUsedAt === null ? undefined : showTime(lastUsedAt),
    };
  });
  return reply({authorisations});
}

function revokeAuthorisation({state, behaviour, values}: XeonrCall): Reply {
  const {authorisationId = ''} = values;
  if (authorisationId === '') {
    const violation = {field: 'authorisationId', description: 'value is required'};
    return refuseFields(behaviour.codes.invalidField, [violation]);
  }
  return state.authorisations.delete(String(authorisationId))
    ? reply({})
    : refuse(behaviour.codes.unknownAuthorisation, 'authorisation not found');
}

function revokeAllAuthorisations(call: XeonrCall): Reply {
  const {behaviour, values, state} = call;
  if (!behaviour.revokeAllByClient && values.clientId !== undefined) {
    return refuse('invalid_argument', 'key "clientId" is unknown');
  }
  const revoked = pickAuthorisations(call);
  for (const {authorisationId} of revoked) {
    state.authorisations.delete(authorisationId);
  }
  return reply({revokedCount: BigInt(revoked.length)});
}

/** Those of the client that the request names, or all. */
function pickAuthorisations({state, values}: XeonrCall) {
  const {clientId = ''} = values;
  return [...state.authorisations.values()].filter(
    authorisation => clientId === '' || authorisation.clientId === clientId,
  );
}
