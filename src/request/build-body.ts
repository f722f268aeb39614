import type {Method} from '../catalog/method.js';
import type {TimestampForm} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import {isPng} from '../plan/png.js';
import type {LocalValue} from '../row.js';
import type {GivenParameter} from './given-parameter.js';
import {parsePath, replaceAt} from './json-path.js';
import type {RequestBody} from './request.js';
import {toWire} from './wire-value.js';

/**
 * The body of a call with just what is given, and where in the request its secrets are. A method that has no body
 * parameters has none.
 * @throws RowgateError `invalid_value` for bytes of the wrong kind, or JSON text that is not JSON.
 */
export function buildBody(
  method: Method,
  given: readonly GivenParameter[],
  timestamps: TimestampForm | undefined,
): {readonly body: RequestBody | undefined; readonly secretPaths: readonly string[]} {
  const inBody = given.filter(({parameter}) => parameter.in === 'body');
  const mediaType = method.body?.mediaType ?? 'application/json';
  if (mediaType !== 'application/json') {
    const [first] = inBody;
    return {
      body: first === undefined ? undefined : {mediaType, bytes: readBytes(method, first)},
      secretPaths: [],
    };
  }
  if (!method.body?.always && !method.parameters.some(parameter => parameter.in === 'body'))
    return {body: undefined, secretPaths: []};
  const json = inBody.reduce<unknown>(
    (built, one) => replaceAt(built, fieldPath(one), toWire(one.value, one.type, timestamps)),
    {},
  );
  return {
    body: {mediaType, json},
    secretPaths: inBody
      .filter(({column, parameter}) => column?.secret ?? parameter.secret)
      .map(one => ['$.body.json', ...fieldPath(one)].join('.')),
  };
}

function fieldPath({parameter, column}: GivenParameter): readonly string[] {
  return column?.path === undefined ? [parameter.name] : parsePath(column.path);
}

function readBytes(method: Method, {parameter, value}: GivenParameter): Uint8Array {
  const bytes = toBytes(value);
  if (bytes === undefined || (parameter.content === 'image/png' && !isPng(bytes))) {
    const wanted = parameter.content === 'image/png' ? 'a PNG picture' : 'bytes';
    throw new RowgateError('invalid_value', `"${parameter.name}" of ${method.name} is not ${wanted}`, {
      hint: "Read a file with readfile('name')",
    });
  }
  return bytes;
}

function toBytes(value: LocalValue): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? new TextEncoder().encode(value) : undefined;
}
