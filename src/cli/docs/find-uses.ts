import {type Catalog, findMethod, findResource, type ResourceEntry} from '../../catalog/catalog.js';
import {RowgateError} from '../../errors.js';
import {rootsOf, walkTree} from '../../statement/children.js';
import {parseStatements} from '../../statement/parse-statements.js';
import type {Name} from '../../statement/query.js';
import type {Statement} from '../../statement/statement.js';
import type {QueryFile} from '../queries/query-file.js';

/** The queries that ask or change a resource, by its address. */
export function findUses(
  queries: readonly QueryFile[],
  catalog: Catalog,
): ReadonlyMap<string, readonly QueryFile[]> {
  const uses = new Map<string, QueryFile[]>();
  for (const query of queries) {
    const addresses = new Set(parse(query.sql).flatMap(listNames).flatMap(find(catalog)));
    for (const address of addresses) uses.set(address, [...(uses.get(address) ?? []), query]);
  }
  return uses;
}

interface Named {
  readonly kind: 'table' | 'method';
  readonly name: Name;
}

function listNames(statement: Statement): readonly Named[] {
  const names: Named[] = [];
  if ('table' in statement) names.push({kind: 'table', name: statement.table});
  if (statement.kind === 'exec') names.push({kind: 'method', name: statement.call.method});
  for (const root of rootsOf(statement)) {
    walkTree(root, node => {
      if (node.kind === 'table') names.push({kind: 'table', name: node.name});
      if (node.kind === 'exec-table') names.push({kind: 'method', name: node.exec.method});
      return true;
    });
  }
  return names;
}

/** A common table expression has a name that is no resource's. */
function find(catalog: Catalog): (named: Named) => readonly string[] {
  return ({kind, name}) => {
    const parts = name.parts.map(part => part.name);
    try {
      return [findEntry(catalog, kind, parts).address];
    } catch (error) {
      if (error instanceof RowgateError) return [];
      throw error;
    }
  };
}

function findEntry(catalog: Catalog, kind: Named['kind'], parts: readonly string[]): ResourceEntry {
  if (kind === 'table') return findResource(catalog, parts);
  const entry = findResource(catalog, parts.slice(0, -1));
  findMethod(entry, parts.at(-1) ?? '');
  return entry;
}

function parse(sql: string): readonly Statement[] {
  try {
    return parseStatements(sql);
  } catch (error) {
    if (error instanceof RowgateError) return [];
    throw error;
  }
}
