import type {ColumnType} from '../../catalog/column.js';
import type {Engine} from '../../engine.js';
import {RowgateError} from '../../errors.js';
import type {LocalRow} from '../../execute/local-database.js';
import type {QueryPlan} from '../../plan/plan.js';
import {quoteName} from '../../plan/rewrite.js';
import {fromWire} from '../../request/wire-value.js';
import {nameFlags} from '../report/name-flags.js';

/** The rows of a resource, as far as they could be read. */
export interface List {
  /** Names of columns, and of parameters that are as columns. */
  readonly columns: readonly string[];
  readonly rows: readonly LocalRow[];
  readonly notes: readonly string[];
  readonly gap?: Gap;
}

/** Why rows are missing. */
export interface Gap {
  readonly reason: string;
  /** The connections of a group that failed, where the others answered. */
  readonly connections?: readonly string[];
}

/** What is to be read of each resource, by its address: the columns that some query uses, with their types. */
export type Needs = ReadonlyMap<string, ReadonlyMap<string, ColumnType>>;

export function listNeeds(plans: readonly QueryPlan[]): Needs {
  const needs = new Map<string, Map<string, ColumnType>>();
  for (const {resource, columns} of plans.flatMap(plan => plan.scans)) {
    const needed = needs.get(resource) ?? new Map();
    needs.set(resource, needed);
    for (const {source, type} of columns) needed.set(source, type);
  }
  return needs;
}

/** Reads each resource once. One that can't be read has no rows, and a gap. */
export async function readLists(engine: Engine, needs: Needs): Promise<ReadonlyMap<string, List>> {
  const lists = [...needs].map(
    async ([resource, columns]) => [resource, await readList(engine, resource, columns)] as const,
  );
  return new Map(await Promise.all(lists));
}

async function readList(
  engine: Engine,
  resource: string,
  needed: ReadonlyMap<string, ColumnType>,
): Promise<List> {
  const columns = [...needed.keys()];
  const types = [...needed.values()];
  const table = resource.split('.').map(quoteName).join('.');
  const sql = `SELECT ${columns.map(quoteName).join(', ')} FROM ${table}`;
  try {
    const {rows, complete, notes} = await engine.query(sql);
    return {
      columns,
      rows: rows.map(row => row.map((value, index) => toLocal(value, types[index] ?? 'text'))),
      notes,
      ...(complete !== true && {gap: complete}),
    };
  } catch (error) {
    if (!(error instanceof RowgateError) || error.code === 'internal' || error.code === 'cancelled')
      throw error;
    const hint = error.hint === undefined ? '' : ` (${nameFlags(error.hint)})`;
    return {columns, rows: [], notes: [], gap: {reason: `${error.message}${hint}`}};
  }
}

function toLocal(value: unknown, type: ColumnType): LocalRow[number] {
  return value instanceof Uint8Array ? value : fromWire(value, type);
}
