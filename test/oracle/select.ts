import {type Core, drawCore, type Output} from './cores.js';
import {drawSmallQuery, newName} from './from-clause.js';
import type {CommonTable, Making} from './sources.js';
import type {Kind} from './tables.js';
import {join, same, sql, type Text} from './text.js';

/** A random SELECT, and what of its answer is known beside the rows. */
export interface RandomSelect {
  readonly engine: string;
  /** Without LIMIT, and with what the rows are ordered by as further columns. */
  readonly oracle: string;
  /** How many columns the oracle's rows have beyond the result's. */
  readonly keys: number;
  /** Columns of the result that it is ordered by, counted from 0. */
  readonly ordinals: readonly number[];
  readonly limit: number | undefined;
  readonly offset: number;
  /** What type the engine must give each column; undefined for a `*`. */
  readonly kinds: readonly (Kind | undefined)[] | undefined;
}

interface Order {
  readonly engine: string;
  readonly oracle: string;
  readonly keys: readonly Text[];
  readonly ordinals: readonly number[];
}

export function drawSelect(making: Making): RandomSelect {
  const {draw} = making;
  const prefix = draw.chance(18) ? drawCommonTables(making) : same('');
  const first = drawCore(making);
  const rest = draw.chance(12) ? drawRest(making, first) : undefined;
  const order = draw.chance(first.isPushable ? 65 : 50)
    ? drawOrder(making, first, rest !== undefined)
    : noOrder;
  const {limit, offset, text} = draw.chance(first.isPushable ? 65 : 45) ? drawLimit(making) : noLimit;
  const list = rest === undefined ? listOf(first) : rest.list;
  const head = first.distinct ? 'SELECT DISTINCT ' : 'SELECT ';
  const tail = rest?.text ?? same('');
  const more = order.keys.map(key => sql`, ${key}`);
  const kinds = rest === undefined ? first.outputs?.map(({kind}) => kind) : rest.kinds;
  return {
    engine: `${prefix.engine}${head}${list.engine}${first.rest.engine}${tail.engine}${order.engine}${text}`,
    oracle: `${prefix.oracle}${head}${list.oracle}${join(more, '').oracle}${first.rest.oracle}${tail.oracle}${order.oracle}`,
    keys: order.keys.length,
    ordinals: order.ordinals,
    limit,
    offset,
    kinds,
  };
}

const noOrder: Order = {engine: '', oracle: '', keys: [], ordinals: []};
const noLimit = {limit: undefined, offset: 0, text: ''};

function listOf({outputs, star}: Core): Text {
  if (outputs === undefined) return star;
  return join(
    outputs.map(({text, alias}) => (alias === undefined ? text : sql`${text} AS ${alias}`)),
    ', ',
  );
}

/** Cores that a set operation adds, each with as many columns as the first is cut to. */
function drawRest(
  making: Making,
  first: Core,
): {list: Text; text: Text; kinds: readonly (Kind | undefined)[]} {
  const {draw} = making;
  const cores = [first, ...Array.from({length: 1 + draw.below(2)}, () => drawCore(making))];
  const lists = cores.map(({outputs}) => outputs ?? [{text: same('7'), alias: undefined, kind: undefined}]);
  const width = Math.min(...lists.map(outputs => outputs.length));
  const cut = lists.map(outputs => outputs.slice(0, width));
  const written = cut.map(outputs => listOf({...first, outputs}));
  const text = cores.slice(1).map((core, index) => {
    const operator = draw.pick(['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT']);
    return sql` ${operator} SELECT ${core.distinct ? 'DISTINCT ' : ''}${written[index + 1] ?? ''}${core.rest}`;
  });
  const kinds = Array.from({length: width}, (_, index) => commonKind(cut, index));
  return {list: written[0] ?? same(''), text: join(text, ''), kinds};
}

function commonKind(lists: readonly (readonly Output[])[], index: number): Kind | undefined {
  const kinds = new Set(lists.map(outputs => outputs[index]?.kind));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

function drawOrder(making: Making, first: Core, isCompound: boolean): Order {
  const {draw} = making;
  const count = draw.pick([1, 1, 1, 2]);
  const ways = draw.pick(['', '', ' ASC', ' DESC', ' DESC', ' NULLS LAST', ' DESC NULLS FIRST']);
  const needsOrdinals = isCompound || first.distinct;
  const columns = first.outputs?.length ?? 0;
  if (needsOrdinals) {
    // Only the first column is surely there, in a set operation.
    const ordinals = [draw.below(isCompound || columns === 0 ? 1 : columns)];
    const text = ` ORDER BY ${ordinals.map(each => each + 1).join(', ')}${ways}`;
    return {engine: text, oracle: text, keys: [], ordinals};
  }
  const terms = Array.from({length: count}, () => drawTerm(making, first));
  const texts = join(
    terms.map(({term}) => sql`${term}${ways}`),
    ', ',
  );
  const {engine, oracle} = sql` ORDER BY ${texts}`;
  return {engine, oracle, keys: terms.map(({key}) => key), ordinals: []};
}

/** What rows are ordered by: a result column by its number or its name, or an expression. */
function drawTerm({draw}: Making, first: Core): {term: Text; key: Text} {
  const {outputs} = first;
  if (outputs !== undefined && draw.chance(35)) {
    const index = draw.below(outputs.length);
    const output = outputs[index];
    if (output !== undefined) {
      const term = output.alias === undefined || draw.chance(40) ? String(index + 1) : output.alias;
      return {term: same(term), key: output.text};
    }
  }
  const key = first.drawKey();
  const names = new Set(outputs?.map(({alias}) => alias?.toLowerCase()));
  // A number would be a column's, and a bare name one of the result's.
  const isBare = /^"?\w+"?$/.test(key.engine);
  const bareName = key.engine.replaceAll('"', '').toLowerCase();
  if (isBare && (names.has(bareName) || /^[\d']/.test(bareName)))
    return {term: sql`(${key}) || ''`, key: sql`(${key}) || ''`};
  return {term: key, key};
}

function drawLimit({draw, parameters}: Making): {limit: number; offset: number; text: string} {
  const limit = draw.pick([2, 1, 3, 5, 0, 8, 30]);
  const offset = draw.chance(35) ? draw.pick([1, 0, 2, 4, 40]) : 0;
  const name = `p${parameters.size + 1}`;
  if (draw.chance(15)) {
    parameters.set(name, limit);
    return {limit, offset, text: ` LIMIT :${name}${offset > 0 ? ` OFFSET ${offset}` : ''}`};
  }
  if (offset > 0 && draw.chance(25)) return {limit, offset, text: ` LIMIT ${offset}, ${limit}`};
  const written = draw.chance(15) ? `(${limit} + 0)` : String(limit);
  return {limit, offset, text: ` LIMIT ${written}${offset > 0 || draw.chance(5) ? ` OFFSET ${offset}` : ''}`};
}

function drawCommonTables(making: Making): Text {
  const {draw} = making;
  const written: Text[] = [];
  for (let count = 1 + draw.below(2); count > 0; count--) {
    const name = newName(making, 'w');
    const table = draw.chance(35) ? drawRecursive(making, name) : drawPlain(making, name);
    written.push(table.text);
    making.commonTables = [...making.commonTables, {name, columns: table.columns}];
  }
  return sql`WITH ${draw.pick(['', 'RECURSIVE '])}${join(written, ', ')} `;
}

function drawPlain(making: Making, name: string): {text: Text; columns: CommonTable['columns']} {
  making.depth += 1;
  const {text, columns} = drawSmallQuery(making);
  making.depth -= 1;
  if (making.draw.chance(70)) return {text: sql`${name} AS (${text})`, columns};
  const renamed = columns.map(({kind}, index) => ({name: `${name}_${index}`, kind}));
  return {
    text: sql`${name}(${renamed.map(column => column.name).join(', ')}) AS (${text})`,
    columns: renamed,
  };
}

/** Numbers, or a walk from one row's key to the next. */
function drawRecursive(making: Making, name: string): {text: Text; columns: CommonTable['columns']} {
  const {draw} = making;
  const most = 2 + draw.below(5);
  const columns = [{name: 'n', kind: 'integer'}] as const;
  if (draw.chance(50)) {
    const next = `SELECT n + 1 FROM ${name} WHERE n < ${most}`;
    return {text: same(`${name}(n) AS (SELECT 1 UNION ALL ${next})`), columns};
  }
  const table = {engine: draw.pick(['apps', 'linode.profile.apps']), oracle: '"linode.profile.apps"'};
  const start = sql`SELECT id FROM ${table} WHERE id < ${most}`;
  const step = sql`SELECT a.id FROM ${table} AS a JOIN ${name} ON a.id = ${name}.n + ${1 + draw.below(3)}`;
  return {text: sql`${name}(n) AS (${start} UNION ${step})`, columns};
}
