import type {ResourceEntry} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import {buildRequest, type RequestValues} from '../request/build-request.js';
import type {Request} from '../request/request.js';
import type {LocalValue} from '../row.js';

/** Values of a call's parameters; among them, over connections, which one it goes over. */
export type Call = Readonly<Record<string, LocalValue>>;

/** A call with the values that its connection has for parameters that it doesn't give. */
export function completeCall(entry: ResourceEntry, method: Method, call: Call): Call {
  const connection = entry.connections?.find(each => each.name === call[connectionColumn.name]);
  const known = Object.entries(connection?.parameters ?? {}).filter(([name]) =>
    method.parameters.some(parameter => parameter.name === name),
  );
  return {...Object.fromEntries(known), ...call};
}

/** The request of a call, over its connection. */
export function buildCall(
  {provider, resource}: ResourceEntry,
  method: Method,
  call: Call,
  values: Omit<RequestValues, 'parameters'> = {},
): Request {
  const {[connectionColumn.name]: connection, ...parameters} = call;
  const request = buildRequest(provider, method, resource.columns, {...values, parameters});
  return typeof connection === 'string' ? {...request, connection} : request;
}
