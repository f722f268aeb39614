import {type ConnectError, refuse} from './connect/connect-error.js';
import type {XeonrCall} from './method.js';
import {refuseFields} from './refuse-fields.js';
import type {Client} from './state.js';

/** The account's own client with the request's id, or the error that says why there is none. */
export function findClient({state, behaviour, values}: XeonrCall): Client | ConnectError {
  const id = values.clientId ?? '';
  if (id === '') {
    return refuseFields(behaviour.codes.invalidField, [
      {field: 'clientId', description: 'value must be a valid UUID'},
    ]);
  }
  const client = state.clients.get(String(id));
  if (client === undefined) {
    return refuse(behaviour.codes.unknownClient, 'client not found');
  }
  return client.foreign ? refuse(behaviour.codes.foreignClient, 'client not found') : client;
}
