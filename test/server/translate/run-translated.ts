import {createCatalog} from '../../../src/catalog/catalog.js';
import {openLocalDatabase} from '../../../src/execute/local-database.js';
import {type BoundValues, bindParameters} from '../../../src/plan/bind-parameters.js';
import {planStatement} from '../../../src/plan/plan-statement.js';
import type {LocalValue} from '../../../src/row.js';
import {type Translation, translatePostgres} from '../../../src/server/translate/translate-postgres.js';
import {parseStatements} from '../../../src/statement/parse-statements.js';
import {partColumns, parts, shop, thingColumns, things} from './shop.js';

export const catalog = createCatalog([shop]);

const data: Readonly<Record<string, {columns: readonly string[]; rows: readonly (readonly LocalValue[])[]}>> =
  {
    'shop.store.things': {columns: thingColumns, rows: things},
    'shop.store.parts': {columns: partColumns, rows: parts},
  };

/** The time of every statement. */
export const now = new Date('2026-03-15T12:34:56Z');

export function translate(sql: string): Translation {
  return translatePostgres(sql, catalog);
}

/** The rows of a translated query over the shop's data, as the local database gives them. */
export async function runTranslated(
  sql: string,
  values: BoundValues = [],
): Promise<{rows: readonly (readonly LocalValue[])[]; translation: Translation}> {
  const translation = translate(sql);
  const [statement] = parseStatements(translation.sql);
  if (statement === undefined) throw new Error('no statement');
  const evaluator = await openLocalDatabase({allowFiles: false, sql: translation.sql});
  const plan = planStatement(statement, {
    catalog,
    locals: [],
    now,
    parameters: bindParameters(values),
    defaultValue: () => undefined,
    evaluate(text, parameters) {
      const query = evaluator.prepare(text);
      try {
        return query.run(parameters)[0] ?? [];
      } finally {
        query.free();
      }
    },
  });
  evaluator.close();
  if (plan.kind !== 'query') throw new Error(`planned as ${plan.kind}`);
  const database = await openLocalDatabase({allowFiles: false, sql: plan.sql});
  try {
    for (const {table, columns, resource} of plan.scans) {
      const source = data[resource];
      database.createTable(table, columns);
      const places = columns.map(column => source?.columns.indexOf(column.source) ?? -1);
      database.insert(table, columns, source?.rows.map(row => places.map(place => row[place] ?? null)) ?? []);
    }
    const query = database.prepare(plan.sql);
    const rows = query.run(plan.parameters);
    query.free();
    return {rows, translation};
  } finally {
    database.close();
  }
}
