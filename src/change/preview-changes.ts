import {
  type Catalog,
  columnOf,
  findColumn,
  findMethod,
  type ResourceEntry,
  resourceAt,
} from '../catalog/catalog.js';
import {connectionColumn} from '../catalog/connection.js';
import type {Method} from '../catalog/method.js';
import type {Resource} from '../catalog/resource.js';
import type {PreviewedChange, PreviewedValue, Result} from '../execute/result.js';
import {toValue} from '../execute/to-value.js';
import {describeRequest} from '../request/describe-request.js';
import {redacted} from '../request/redact.js';
import type {Row, Value} from '../row.js';
import type {Change, ChangeSet} from './change-set.js';
import {groupCalls} from './group-calls.js';
import {accountColumns} from './result-of-changes.js';

/**
 * What change sets would do: as data, and as a table with a row for each value that a change sets, or one for a change that
 * sets none. Changes are numbered from 1, over all sets.
 *
 * @throws RowgateError for a value that can't be sent.
 */
export function previewChanges(
  changeSets: readonly ChangeSet[],
  catalog: Catalog,
): Required<Pick<Result, 'columns' | 'rows' | 'preview'>> {
  const preview = changeSets
    .flatMap(changeSet => previewSet(changeSet, catalog))
    .map((change, index) => ({number: index + 1, ...change}));
  const addresses = [...new Set(changeSets.map(each => each.resource))];
  const isOverAccounts = addresses.some(each => accountColumns(resourceAt(catalog, each)).length > 0);
  const shown = {resource: addresses.length > 1, connection: isOverAccounts};
  return {columns: listColumns(shown), rows: preview.flatMap(each => listRows(each, shown)), preview};
}

/** The columns of a preview of changes of one resource, which are known beforehand. */
export function previewColumns(entry: ResourceEntry): Result['columns'] {
  return listColumns({resource: false, connection: accountColumns(entry).length > 0});
}

function previewSet(changeSet: ChangeSet, catalog: Catalog): readonly Omit<PreviewedChange, 'number'>[] {
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const requests = new Map(
    groupCalls(changeSet, catalog).flatMap(({request, changes}) => {
      const shared = changes.length > 1 ? {shared: changes.length} : {};
      return changes.map(({index}) => [index, {request: describeRequest(request), ...shared}] as const);
    }),
  );
  return changeSet.changes.map((change, index) => {
    const {call, before, key} = change;
    const connection = call?.[connectionColumn.name] ?? before[connectionColumn.name];
    const name = nameOf(change, entry.resource);
    return {
      action: call === undefined ? 'nothing' : changeSet.verb,
      resource: changeSet.resource,
      method: method.name,
      ...(typeof connection === 'string' && {connection}),
      key,
      ...(name !== undefined && {name}),
      values:
        changeSet.verb === 'delete'
          ? listGoing(change, entry.resource)
          : listSet(change, entry.resource, method),
      ...requests.get(index),
    };
  });
}

/** What an API calls the column that a person knows a row by. */
const nameColumn = /^(?:label|title|(?:display_?)?name)$/i;

function nameOf({before, key}: Change, {columns}: Resource): string | undefined {
  const values = Object.entries(before).map(([name, value]) =>
    nameColumn.test(name) && !findColumn(columns, name)?.secret ? value : null,
  );
  return values.find((value): value is string => typeof value === 'string' && value !== '' && value !== key);
}

/** The row that a delete ends, without its secrets. */
function listGoing({before}: Change, {columns}: Resource): readonly PreviewedValue[] {
  return columns.flatMap(({name, type, secret}) =>
    secret || !(name in before) ? [] : [{column: name, type, old: toValue(before[name] ?? null, type)}],
  );
}

function listSet({before, set}: Change, resource: Resource, method: Method): readonly PreviewedValue[] {
  return Object.entries(set).flatMap(([name, value]): readonly PreviewedValue[] => {
    const parameter = method.parameters.find(each => each.name === name);
    if (parameter === undefined || parameter.column === resource.key) return [];
    const column = columnOf(resource, parameter);
    const type = column?.type ?? parameter.type;
    const of = {column: column?.name ?? name, type};
    if (column?.secret ?? parameter.secret) return [{...of, old: redacted, new: redacted, secret: true}];
    const isKnown = column !== undefined && column.name in before;
    const old = isKnown ? {old: toValue(before[column.name] ?? null, type)} : {};
    return [{...of, ...old, new: toValue(value, type)}];
  });
}

interface Shown {
  readonly resource: boolean;
  readonly connection: boolean;
}

function listColumns(shown: Shown): Result['columns'] {
  return [
    {name: 'change', type: 'integer'},
    {name: 'action', type: 'text'},
    ...(shown.resource ? [{name: 'resource', type: 'text'} as const] : []),
    ...(shown.connection ? [{name: connectionColumn.name, type: 'text'} as const] : []),
    {name: 'key', type: undefined},
    {name: 'column', type: 'text'},
    {name: 'old', type: undefined},
    {name: 'new', type: undefined},
    {name: 'request', type: 'text'},
  ];
}

function listRows(change: PreviewedChange, shown: Shown): readonly Row[] {
  const {number, action, resource, connection = null, key, values, request = null} = change;
  const start: readonly Value[] = [
    number,
    action,
    ...(shown.resource ? [resource] : []),
    ...(shown.connection ? [connection] : []),
    key,
  ];
  const cells = values.flatMap(({column, old = null, new: value}): readonly Row[] =>
    value === undefined ? [] : [[...start, column, old, value, request]],
  );
  return cells.length > 0 ? cells : [[...start, null, null, null, request]];
}
