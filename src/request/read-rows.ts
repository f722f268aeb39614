import type {Column} from '../catalog/column.js';
import type {Method} from '../catalog/method.js';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import type {LocalValue} from '../row.js';
import {parsePath, readPath, readPathAnyCase} from './json-path.js';
import {parseJson} from './parse-json.js';
import {describeCall} from './redact.js';
import type {Request, Response} from './request.js';
import {defaultValue, fromWire} from './wire-value.js';

/** What an answer holds. */
export interface ReadAnswer {
  /** Values in the order of the columns asked for. */
  readonly rows: readonly (readonly LocalValue[])[];
  /** The parsed body, for paging; undefined where it is not read as JSON. */
  readonly body: unknown;
}

/**
 * The rows of an answer of status 2xx, by the method's answer kind. `columns` are those wanted, in order: the
 * resource's, or the method's `returns`.
 * @throws RowgateError `api` where the answer is of another status or form. It shows nothing of the body.
 */
export function readRows(
  method: Method,
  columns: readonly Column[],
  request: Request,
  response: Response,
  {omitsDefaults}: Pick<Provider, 'omitsDefaults'> = {},
): ReadAnswer {
  if (response.status < 200 || response.status > 299) throw unreadable(request, `status ${response.status}`);
  const {answer} = method;
  if (answer.kind === 'nothing') {
    checkNothing(request, response);
    return {rows: [], body: undefined};
  }
  if (answer.kind === 'bytes') {
    const values = {
      [answer.type]: response.headers['content-type'] ?? null,
      [answer.content]: response.body,
    };
    return {rows: [columns.map(({name}) => values[name] ?? null)], body: undefined};
  }
  const isEmpty = response.status === 204 || response.body.length === 0;
  if (response.status === 204 || (isEmpty && answer.optional)) return {rows: [], body: undefined};
  const body = readBody(request, response);
  const found = readPathAnyCase(body, parsePath(answer.path ?? '$'));
  const items = answer.kind === 'row' ? [findRow(body, found, columns)] : listItems(request, found, answer);
  const readers = columns.map(({name, path, type, nullable}) => ({
    name,
    // A column's own name is looked up often, and is exact.
    read: path === undefined ? undefined : readAt(parsePath(path), name),
    type,
    missing: omitsDefaults && !nullable ? defaultValue(type) : null,
  }));
  const rows = items.map(item => {
    if (!isObject(item)) {
      throw unreadable(
        request,
        `the answer has no object ${answer.kind === 'row' ? `at ${answer.path ?? '$'}` : 'for each row'}`,
      );
    }
    // A list that grows takes twice the memory of one of a known length.
    return readers.map(({name, read, type, missing}): LocalValue => {
      const value = read === undefined ? readOwn(item, name) : read(item);
      return fromWire(value, type) ?? missing;
    });
  });
  return {rows, body};
}

/**
 * The row of an answer: where it is documented to be, or else without the wrapper, or in one that is not documented. A
 * secret that is shown once would be lost with it.
 */
function findRow(body: unknown, found: unknown, columns: readonly Column[]): unknown {
  const holdsColumn = (value: unknown) =>
    isObject(value) && columns.some(({name}) => readPath(value, [name]) !== undefined);
  if (!isObject(found)) return holdsColumn(body) ? body : found;
  const [only, ...others] = Object.values(found as object);
  return found === body && others.length === 0 && !holdsColumn(body) && holdsColumn(only) ? only : found;
}

function readOwn(item: object, name: string): unknown {
  return Object.hasOwn(item, name) ? (item as Readonly<Record<string, unknown>>)[name] : undefined;
}

/**
 * A name that a document gives may come in another case, or not at all: an answer that is the row itself, where another
 * is documented, has the column's own name.
 */
function readAt(steps: readonly string[], name: string): (item: object) => unknown {
  return item => readPathAnyCase(item, steps) ?? readOwn(item, name);
}

function listItems(
  request: Request,
  found: unknown,
  {path, optional, map}: {readonly path: string; readonly optional?: true; readonly map?: true},
): readonly unknown[] {
  if (map && isObject(found)) return Object.values(found as object);
  if (Array.isArray(found)) return found;
  if (optional && (found === undefined || found === null)) return [];
  throw unreadable(request, `the answer has no list at ${path}`);
}

/**
 * What an answer says is of no use, but it must be whole, and the API's: a page of HTML is of something before it, that
 * may not have let the request pass.
 */
function checkNothing(request: Request, response: Response): void {
  const type = response.headers['content-type'] ?? '';
  if (response.body.length > 0 && /json|html/i.test(type)) readBody(request, response);
}

/**
 * An answer as JSON.
 * @throws RowgateError `api` where it is none. It shows nothing of the body.
 */
export function readBody(request: Request, {body, headers}: Response): unknown {
  try {
    // A byte order mark is no part of the JSON, and TextDecoder drops it.
    return parseJson(new TextDecoder('utf-8', {fatal: true}).decode(body));
  } catch {
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const known = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? ` but ${type}` : '';
    const what = body.length === 0 ? 'the answer is empty' : 'the answer is not JSON';
    throw unreadable(request, what + (type === 'application/json' ? '' : known));
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(request: Request, what: string): RowgateError {
  return new RowgateError('api', `${describeCall(request)}: ${what}`, {
    hint: 'Check that the URL is that of the API, and not of a proxy or a login page before it',
  });
}
