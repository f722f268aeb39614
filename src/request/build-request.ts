import type {Column} from '../catalog/column.js';
import type {Method} from '../catalog/method.js';
import type {Provider} from '../catalog/provider.js';
import type {LocalValue} from '../row.js';
import {buildBody} from './build-body.js';
import {buildPath} from './build-path.js';
import {fillParameters} from './fill-parameters.js';
import {type ListFilter, printFilter, printSearch} from './filter.js';
import {type GivenParameter, listGiven} from './given-parameter.js';
import {printParameter} from './print-parameter.js';
import type {Request} from './request.js';

/** What one call of a method is given. */
export interface RequestValues extends ListFilter {
  /** By the names of the method's parameters. One that is not there is not sent; null in a body is sent. */
  readonly parameters: Readonly<Record<string, LocalValue>>;
  /** Columns that the answer is wanted for. */
  readonly asked?: readonly string[] | undefined;
  /** Of a list: which page, from 1, and how many rows in it. */
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
}

/**
 * The request of one call, without credentials. `columns` are the resource's. A filter that can't be said leaves
 * the request without it, marked `unfiltered`.
 * @throws RowgateError `missing_parameter`, `unknown_parameter`, `invalid_value`.
 */
export function buildRequest(
  provider: Provider,
  method: Method,
  columns: readonly Column[],
  values: RequestValues,
): Request {
  const parameters = fillParameters(method, values.parameters, values.asked ?? []);
  const given = listGiven(method, columns, parameters);
  const {body, secretPaths: bodySecrets} = buildBody(method, given, provider.timestamps);
  const query = buildTexts(given, 'query', provider);
  const filter = buildFilter(provider, method, columns, values);
  const {path, shownPath} = buildPath(method, given);
  const secretPaths = [...listSecretPaths(given), ...bodySecrets];
  const sendsBody = method.http !== 'GET' && method.http !== 'DELETE';
  return {
    provider: provider.name,
    method: method.http,
    path,
    query: {...filter.query, ...query, ...buildPaging(provider, method, values)},
    headers: {
      Accept: method.answer.kind === 'bytes' ? '*/*' : 'application/json',
      // APIs that read JSON refuse a POST that does not say so, even where it has no body.
      ...(sendsBody || body !== undefined ? {'Content-Type': body?.mediaType ?? 'application/json'} : {}),
      ...buildTexts(given, 'header', provider),
      ...filter.headers,
    },
    ...(body === undefined ? {} : {body}),
    public: method.public ?? false,
    idempotent: method.idempotent,
    ...(secretPaths.length === 0 ? {} : {secretPaths}),
    ...(shownPath === path ? {} : {shownPath}),
    ...(filter.unfiltered ? {unfiltered: true} : {}),
  };
}

function buildTexts(
  given: readonly GivenParameter[],
  place: 'query' | 'header',
  provider: Provider,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given
      .filter(({parameter}) => parameter.in === place)
      .map(one => [one.parameter.name, printParameter(one, provider.timestamps)]),
  );
}

function buildPaging(
  provider: Provider,
  method: Method,
  {page, pageSize}: RequestValues,
): Readonly<Record<string, string>> {
  const pagination = method.pagination ?? provider.pagination;
  if (pagination === undefined || pagination === false || pagination.kind !== 'page') return {};
  return {
    ...(page === undefined ? {} : {[pagination.page]: String(page)}),
    ...(pageSize === undefined ? {} : {[pagination.size.name]: String(pageSize)}),
  };
}

function buildFilter(
  provider: Provider,
  method: Method,
  columns: readonly Column[],
  {filter, order}: RequestValues,
): {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly unfiltered: boolean;
} {
  if (filter === undefined && order === undefined) return {headers: {}, query: {}, unfiltered: false};
  const language = method.filter ?? provider.filter;
  if (language && language.kind === 'search') {
    const text = printSearch(language, filter);
    return {headers: {}, query: text === undefined ? {} : {[language.parameter]: text}, unfiltered: true};
  }
  const text = language ? printFilter(language, columns, provider.timestamps, {filter, order}) : undefined;
  return language && text !== undefined
    ? {headers: {[language.header]: text}, query: {}, unfiltered: false}
    : {headers: {}, query: {}, unfiltered: true};
}

function listSecretPaths(given: readonly GivenParameter[]): readonly string[] {
  return given
    .filter(({column, parameter}) => column?.secret ?? parameter.secret)
    .flatMap(({parameter}) => {
      if (parameter.in === 'query') return [`$.query.${parameter.name}`];
      return parameter.in === 'header' ? [`$.headers.${parameter.name}`] : [];
    });
}
