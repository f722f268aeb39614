import {localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {Range} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {place} from './place.js';
import type {QueryPlan} from './plan.js';

/**
 * Sees to it that no secret can get into a local table: not from the result of a query, nor by a condition that depends on it.
 *
 * @throws RowgateError `refused`, with the secret columns that are read.
 */
export function refuseSecrets(analysis: Analysis, find: QueryPlan, name: string, range: Range): void {
  const columns = [...new Set(secretColumns(find))];
  if (columns.length === 0) return;
  const others = find.scans.flatMap(scan => scan.columns.filter(each => !each.secret).map(each => each.name));
  const names = others.length > 0 ? `: ${[...new Set(others)].join(', ')}` : ', without secret ones';
  throw new RowgateError(
    'refused',
    `a secret is never kept in a local table: this reads ${columns.join(', ')} for ${localName}.${name}`,
    {hint: `Name the columns that it is to have${names}.`, position: place(analysis, range)},
  );
}

/** Every secret column that a query, or a procedure in it, reads or is answered. */
function secretColumns({scans, given, secrets = []}: QueryPlan): readonly string[] {
  const found = [
    ...scans.flatMap(scan =>
      scan.columns.flatMap(each => (each.secret ? `${scan.resource}.${each.name}` : [])),
    ),
    ...given.flatMap(({columns, change}) => [
      ...columns.flatMap(each => (each.secret ? `${change?.resource}.${each.name}` : [])),
      ...(change === undefined ? [] : secretColumns(change.find)),
    ]),
  ];
  return found.length > 0 ? found : secrets;
}
