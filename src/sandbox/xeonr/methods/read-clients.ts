import {refuse} from '../connect/connect-error.js';
import {isUuid} from '../connect/read-message.js';
import {findClient} from '../find-client.js';
import {type Reply, reply, type XeonrCall, type XeonrMethod} from '../method.js';
import {refuseFields} from '../refuse-fields.js';
import {nameWrapper, showClient, showPublicClient} from '../show-client.js';

const service = 'ClientsService';
const scopes = ['oauth:clients:read'];
const maxPublicClients = 100;

export const readClientMethods: readonly XeonrMethod[] = [
  {
    service,
    name: 'ListClients',
    scopes,
    sideEffects: false,
    request: {applicationId: 'string'},
    handle: listClients,
  },
  {
    service,
    name: 'GetClient',
    scopes,
    sideEffects: false,
    request: {clientId: 'uuid', includeSecret: 'bool'},
    handle: getClient,
  },
  {
    service,
    name: 'GetPublicClients',
    scopes: null,
    sideEffects: false,
    // One name for many, as documented.
    request: {clientId: 'strings'},
    handle: getPublicClients,
  },
];

function listClients({state, behaviour, values}: XeonrCall): Reply {
  const {applicationId = ''} = values;
  const clients = [...state.clients.values()].filter(
    ({foreign, settings}) => !foreign && (applicationId === '' || settings.applicationId === applicationId),
  );
  return reply({[nameWrapper('Clients', behaviour)]: clients.map(client => showClient(client))});
}

function getClient(call: XeonrCall): Reply {
  const client = findClient(call);
  return 'kind' in client
    ? client
    : reply({
        [nameWrapper('Client', call.behaviour)]: showClient(client, call.values.includeSecret === true),
      });
}

function getPublicClients({state, behaviour, values}: XeonrCall): Reply {
  const ids: readonly unknown[] = Array.isArray(values.clientId) ? values.clientId : [];
  const {invalidField, unknownClient} = behaviour.codes;
  if (ids.length === 0 || ids.length > maxPublicClients) {
    const description = `value must contain 1 to ${maxPublicClients} items`;
    return refuseFields(invalidField, [{field: 'clientId', description}]);
  }
  const wrong = ids.findIndex(id => !isUuid(id));
  if (wrong !== -1) {
    const description = 'value must be a valid UUID';
    return refuseFields(invalidField, [{field: `clientId[${wrong}]`, description}]);
  }
  const found = new Map(
    ids.flatMap(id => {
      const client = state.clients.get(String(id).toLowerCase());
      return client === undefined ? [] : [[client.clientId, showPublicClient(client, behaviour)]];
    }),
  );
  const missing = ids.some(id => !found.has(String(id).toLowerCase()));
  return missing && behaviour.unknownPublicClients === 'not-found'
    ? refuse(unknownClient, 'client not found')
    : reply({clients: found});
}
