import type {Catalog} from '../catalog/catalog.js';
import {columnOf, findMethod, resourceAt} from '../catalog/catalog.js';
import type {ColumnType} from '../catalog/column.js';
import type {Result} from '../execute/result.js';
import {toValue} from '../execute/to-value.js';
import {describeRequest} from '../request/describe-request.js';
import type {Row, Value} from '../row.js';
import type {ChangeSet} from './change-set.js';
import {groupCalls} from './group-calls.js';
import {accountColumns, accountOf} from './result-of-changes.js';

const ofChange: Result['columns'] = [
  {name: 'change', type: 'integer'},
  {name: 'action', type: 'text'},
];

const ofValue: Result['columns'] = [
  {name: 'key', type: undefined},
  {name: 'column', type: 'text'},
  {name: 'old', type: undefined},
  {name: 'new', type: undefined},
  {name: 'request', type: 'text'},
];

/** What change sets would do: a row for each value that they set, or one for a change that sets none. */
export function previewChanges(
  changeSets: readonly ChangeSet[],
  catalog: Catalog,
): Pick<Result, 'columns' | 'rows'> {
  const [first, ...others] = changeSets.map(each => previewSet(each, catalog));
  if (first === undefined) return {columns: [...ofChange, ...ofValue], rows: []};
  return {columns: first.columns, rows: [first, ...others].flatMap(each => each.rows)};
}

function previewSet(changeSet: ChangeSet, catalog: Catalog): Pick<Result, 'columns' | 'rows'> {
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const requests = new Map(
    groupCalls(changeSet, catalog).flatMap(({request, changes}) =>
      changes.map(({index}) => [index, describeRequest(request)] as const),
    ),
  );
  const rows = changeSet.changes.flatMap((change, index): readonly Row[] => {
    const request = requests.get(index) ?? null;
    const action = change.call === undefined ? 'nothing' : changeSet.verb;
    const start: readonly Value[] = [index + 1, action, ...accountOf(change, entry), change.key];
    const cells = Object.entries(change.set).flatMap(([name, value]): readonly Row[] => {
      const parameter = method.parameters.find(each => each.name === name);
      if (parameter === undefined || parameter.column === entry.resource.key) return [];
      const column = columnOf(entry.resource, parameter);
      const type: ColumnType | undefined = column?.type ?? parameter.type;
      const old = column === undefined ? null : toValue(change.before[column.name] ?? null, type);
      const hidden = (column?.secret ?? parameter.secret) ? '<REDACTED>' : undefined;
      return [[...start, column?.name ?? name, hidden ?? old, hidden ?? toValue(value, type), request]];
    });
    return cells.length > 0 ? cells : [[...start, null, null, null, request]];
  });
  return {columns: [...ofChange, ...accountColumns(entry), ...ofValue], rows};
}
