import {drawPredicate} from './predicates.js';
import {
  drawReference,
  type Making,
  type Scope,
  type Source,
  type SourceColumn,
  writeColumn,
} from './sources.js';
import {type Table, tables} from './tables.js';
import {join, same, sql, type Text} from './text.js';

export interface FromClause {
  readonly text: Text;
  readonly sources: readonly Source[];
}

/** Tables joined in every way that SQLite has. */
export function drawFromClause(making: Making, outer: Scope | undefined, most: number): FromClause {
  const {draw} = making;
  const count = 1 + (most > 1 ? draw.pick([0, 0, 1, 1, 2].filter(more => more < most)) : 0);
  const taken: Source[] = [...(outer?.sources ?? []), ...(outer?.outer?.sources ?? [])];
  const next = (): FromClause => {
    const item = drawItem(making, taken);
    taken.push(...item.sources);
    return item;
  };
  if (count === 3 && draw.chance(25)) {
    const first = next();
    const inner = joinTables(making, outer, next(), next());
    return joinTables(making, outer, first, {...inner, text: sql`(${inner.text})`});
  }
  let clause = next();
  for (let added = 1; added < count; added++) clause = joinTables(making, outer, clause, next());
  return clause;
}

function joinTables(
  making: Making,
  outer: Scope | undefined,
  left: FromClause,
  right: FromClause,
): FromClause {
  const {draw} = making;
  const sources = [...left.sources, ...right.sources];
  if (draw.chance(12))
    return {text: sql`${left.text}${draw.pick([', ', ' CROSS JOIN '])}${right.text}`, sources};
  const kind = draw.pick(['JOIN', 'LEFT JOIN', 'INNER JOIN', 'LEFT OUTER JOIN', 'RIGHT JOIN', 'FULL JOIN']);
  const merging = draw.chance(30) ? mergeColumns(making, left, right) : undefined;
  if (merging !== undefined) {
    const [before, after] = merging.isNatural
      ? ['NATURAL ', '']
      : ['', ` USING (${merging.names.join(', ')})`];
    const merged: Source = {qualifiers: [], columns: merging.columns, key: undefined};
    return {text: sql`${left.text} ${before}${kind} ${right.text}${after}`, sources: [...sources, merged]};
  }
  const scope: Scope = {
    sources: sources.filter(({qualifiers}) => qualifiers.length > 0),
    outer,
    isOpen: true,
  };
  const conditions: Text[] = [];
  const match = draw.chance(80) ? drawMatch(making, left, right) : undefined;
  if (match !== undefined) conditions.push(match);
  if (match === undefined || draw.chance(40)) conditions.push(drawPredicate(making, scope, 2));
  if (draw.chance(15)) conditions.reverse();
  return {text: sql`${left.text} ${kind} ${right.text} ON ${join(conditions, ' AND ')}`, sources};
}

/** Columns of the same name on both sides that USING or NATURAL can make one of. */
function mergeColumns(
  {draw}: Making,
  left: FromClause,
  right: FromClause,
): {names: readonly string[]; columns: readonly SourceColumn[]; isNatural: boolean} | undefined {
  // Of more tables on a side it might not be clear whose column it is.
  const [a, ...moreLeft] = left.sources;
  const [b, ...moreRight] = right.sources;
  if (a === undefined || b === undefined || moreLeft.length + moreRight.length > 0) return undefined;
  const shared = a.columns.filter(column => b.columns.some(({name}) => name === column.name));
  if (shared.length === 0) return undefined;
  const strip = ({name, kind}: SourceColumn): SourceColumn => ({name, kind});
  if (draw.chance(30)) return {names: [], columns: shared.map(strip), isNatural: true};
  const columns = [draw.pick(shared)].map(strip);
  return {names: columns.map(({name}) => name), columns, isNatural: false};
}

/** A column of one side that is equal to one of the other. */
function drawMatch(making: Making, left: FromClause, right: FromClause): Text | undefined {
  const {draw} = making;
  const scope = (sources: readonly Source[]): Scope => ({
    sources: sources.filter(({qualifiers}) => qualifiers.length > 0),
    outer: undefined,
  });
  const [own] = scope(left.sources).sources;
  const a = drawReference(making, {...scope(left.sources)}, [
    'integer',
    'text',
    'integer',
    'timestamp',
    'boolean',
  ]);
  if (a === undefined || own === undefined) return undefined;
  // A number is equal to every text that is written for it.
  const isMixed = draw.chance(15) && (a.column.kind === 'integer' || a.column.kind === 'text');
  const wanted = isMixed ? (a.column.kind === 'text' ? 'integer' : 'text') : a.column.kind;
  const fitting = scope(right.sources).sources.flatMap(source =>
    source.columns.filter(({kind}) => kind === wanted).map(column => ({source, column})),
  );
  if (fitting.length === 0) return undefined;
  const {source, column} = draw.pick(fitting);
  const other = writeColumn(draw, undefined, source, column);
  const first = left.sources.find(({columns}) => columns.includes(a.column)) ?? own;
  const text = writeColumn(draw, undefined, first, a.column);
  return draw.chance(50) ? sql`${text} = ${other}` : sql`${other} = ${text}`;
}

function drawItem(making: Making, taken: readonly Source[]): FromClause {
  const {draw, commonTables} = making;
  if (commonTables.length > 0 && draw.chance(50)) {
    const {name, columns} = draw.pick(commonTables);
    const alias = newName(making, 't');
    return {
      text: same(`${name} AS ${alias}`),
      sources: [{qualifiers: [same(alias)], columns, key: undefined}],
    };
  }
  if (making.depth < 2 && draw.chance(12)) return drawDerived(making);
  const {text, source} = drawTable(making, draw.pick(tables), taken);
  return {text, sources: [source]};
}

/** One of the lists of the API. */
export function drawResource(making: Making): {text: Text; source: Source; table: Table} {
  // The first of them have columns that can be filtered by.
  const table = making.draw.pick([...tables.slice(0, 4), ...tables.slice(0, 3)]);
  return {...drawTable(making, table, []), table};
}

function drawTable(making: Making, table: Table, taken: readonly Source[]): {text: Text; source: Source} {
  const {draw} = making;
  const columns = table.columns.map(column =>
    column.name === 'id' && making.namesOf === undefined ? {...column, hidden: table.keyName} : column,
  );
  const name = draw.pick(making.namesOf?.(table) ?? table.names);
  const plain = name.split('.').at(-1)?.replaceAll('"', '') ?? '';
  const isTaken = taken.some(({qualifiers}) =>
    qualifiers.some(({engine}) => engine.toLowerCase() === plain.toLowerCase()),
  );
  if (!isTaken && draw.chance(40)) {
    const qualifiers = [same(plain), {engine: name, oracle: plain}];
    return {
      text: {engine: name, oracle: `"${table.address}" AS ${plain}`},
      source: {qualifiers, columns, key: ['id']},
    };
  }
  const alias = newName(making, 't');
  return {
    text: sql`${{engine: name, oracle: `"${table.address}"`}}${draw.pick([' ', ' AS '])}${alias}`,
    source: {qualifiers: [same(alias), same(`"${alias}"`)], columns, key: ['id']},
  };
}

/** A query as a table: some columns of a table, filtered, and perhaps the first few by its key. */
function drawDerived(making: Making): FromClause {
  making.depth += 1;
  const {text, columns} = drawSmallQuery(making);
  making.depth -= 1;
  const alias = newName(making, 'd');
  const source: Source = {qualifiers: [same(alias)], columns, key: undefined};
  return {text: sql`(${text}) AS ${alias}`, sources: [source]};
}

export function drawSmallQuery(making: Making): {text: Text; columns: readonly SourceColumn[]} {
  const {draw} = making;
  const from = drawFromClause(making, undefined, 1);
  const scope: Scope = {sources: from.sources, outer: undefined};
  const [source] = from.sources;
  const where = draw.chance(60) ? sql` WHERE ${drawPredicate(making, scope, 1)}` : same('');
  if (source === undefined || draw.chance(25)) {
    return {text: sql`SELECT * FROM ${from.text}${where}`, columns: (source?.columns ?? []).map(strip)};
  }
  const chosen = source.columns.filter((_, index) => index < 2 || draw.chance(40));
  const columns = chosen.map((column, index) => ({
    name: draw.chance(40) ? `${newName(making, 'c')}_${index}` : column.name,
    kind: column.kind,
  }));
  const list = chosen.map((column, index) => {
    const name = columns[index]?.name ?? '';
    const written = writeColumn(draw, undefined, source, {name: column.name, kind: column.kind});
    return name === column.name ? written : sql`${written} AS ${name}`;
  });
  const isLimited = source.key !== undefined && draw.chance(25);
  const order = isLimited ? sql` ORDER BY ${source.qualifiers[0] ?? ''}.id LIMIT ${draw.below(6)}` : same('');
  return {text: sql`SELECT ${join(list, ', ')} FROM ${from.text}${where}${order}`, columns};
}

function strip({name, kind}: SourceColumn): SourceColumn {
  return {name, kind};
}

export function newName(making: Making, prefix: string): string {
  making.names += 1;
  return `${prefix}${making.names}`;
}
