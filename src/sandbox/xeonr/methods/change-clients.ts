import {drawLetters} from '../../draw-letters.js';
import {drawUuid} from '../../draw-uuid.js';
import type {Random} from '../../random.js';
import {checkClient} from '../check-client.js';
import {refuse} from '../connect/connect-error.js';
import type {Values} from '../connect/read-message.js';
import {findClient} from '../find-client.js';
import {type Reply, reply, type XeonrCall, type XeonrMethod} from '../method.js';
import {pickChanges} from '../pick-changes.js';
import {refuseFields} from '../refuse-fields.js';
import {nameWrapper, showClient} from '../show-client.js';
import {type Client, type ClientSettings, emptySettings} from '../state.js';
import {creatableFields, updatableFields} from './client-fields.js';

const service = 'ClientsService';
const scopes = ['oauth:clients:manage'];
const sideEffects = true;

export const changeClientMethods: readonly XeonrMethod[] = [
  {
    service,
    name: 'CreateClient',
    scopes,
    sideEffects,
    request: {...creatableFields, hasSecret: 'bool'},
    handle: createClient,
  },
  {
    service,
    name: 'UpdateClient',
    scopes,
    sideEffects,
    request: {...updatableFields, clientId: 'uuid', updateMask: 'string'},
    handle: updateClient,
  },
  {service, name: 'DeleteClient', scopes, sideEffects, request: {clientId: 'uuid'}, handle: deleteClient},
  {
    service,
    name: 'RegenerateSecret',
    scopes,
    sideEffects,
    request: {clientId: 'uuid', includeSecret: 'bool'},
    handle: regenerateSecret,
  },
];

/** The secret is shown here, if there is one. */
function createClient(call: XeonrCall): Reply {
  const {state, behaviour, random, now, values} = call;
  const settings = mergeSettings(emptySettings, ignoreVerified(call, pickOwn(values)));
  const violations = checkClient(settings);
  if (violations.length > 0) {
    return refuseFields(behaviour.codes.invalidField, violations);
  }
  const client: Client = {
    clientId: drawUuid(random),
    secret: values.hasSecret === true ? drawSecret(random) : null,
    foreign: false,
    scopes: ['profile'],
    settings,
    createdAt: now,
    updatedAt: now,
  };
  state.clients.set(client.clientId, client);
  return reply({[nameWrapper('Client', behaviour)]: showClient(client, true)});
}

function updateClient(call: XeonrCall): Reply {
  const {state, behaviour, now, values} = call;
  const client = findClient(call);
  if ('kind' in client) {
    return client;
  }
  const changes = pickChanges(values, updatableFields, behaviour);
  if (typeof changes === 'string') {
    return refuseFields(behaviour.codes.invalidField, [{field: 'updateMask', description: changes}]);
  }
  const settings = mergeSettings(client.settings, ignoreVerified(call, changes));
  const violations = checkClient(settings);
  if (violations.length > 0) {
    return refuseFields(behaviour.codes.invalidField, violations);
  }
  const updated: Client = {...client, settings, updatedAt: now};
  state.clients.set(client.clientId, updated);
  // In lower case here, as documented.
  return reply({client: showClient(updated)});
}

function deleteClient(call: XeonrCall): Reply {
  const {clients, authorisations, tokens} = call.state;
  const client = findClient(call);
  if ('kind' in client) {
    return client;
  }
  const {clientId} = client;
  clients.delete(clientId);
  for (const [id, authorisation] of authorisations) {
    if (authorisation.clientId === clientId) {
      authorisations.delete(id);
    }
  }
  for (const [value, token] of tokens) {
    if (token.clientId === clientId) {
      tokens.delete(value);
    }
  }
  return reply({});
}

/** The client itself, not wrapped. */
function regenerateSecret(call: XeonrCall): Reply {
  const {state, behaviour, random, now, values} = call;
  const client = findClient(call);
  if ('kind' in client) {
    return client;
  }
  if (client.secret === null) {
    return refuse(behaviour.codes.noSecret, 'client has no secret');
  }
  const renewed: Client = {...client, secret: drawSecret(random), updatedAt: now};
  state.clients.set(client.clientId, renewed);
  return reply(showClient(renewed, values.includeSecret === true));
}

/** As in the documents' sample; the length is a guess. */
function drawSecret(random: Random): string {
  return `sk_live_${drawLetters(random, 40).toLowerCase()}`;
}

/** As documented, who is no administrator sets it in vain. */
function ignoreVerified({token}: XeonrCall, {isVerified, ...rest}: Values): Values {
  return token?.scopes.includes('admin') && isVerified !== undefined ? {...rest, isVerified} : rest;
}

function pickOwn(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(creatableFields, name)));
}

/** Reading the message has made sure that each value is of its setting's type. */
function mergeSettings(settings: ClientSettings, changes: Values): ClientSettings {
  return {...settings, ...changes};
}
