import {drawFromClause, drawResource} from './from-clause.js';
import {drawPredicate, drawPushablePredicate} from './predicates.js';
import {drawReference, type Making, type Scope} from './sources.js';
import {drawScalar} from './subqueries.js';
import type {Kind} from './tables.js';
import {join, same, sql, type Text} from './text.js';
import {drawValue} from './values.js';

/** A column of a result. */
export interface Output {
  readonly text: Text;
  readonly alias: string | undefined;
  /** What type the engine must tell: a column's as it is. Undefined: whatever it tells. */
  readonly kind: Kind | undefined;
}

/** One SELECT, in parts. */
export interface Core {
  readonly distinct: boolean;
  /** One table only, as it is. */
  readonly isPushable?: boolean;
  /** Undefined: `*`, or `t.*`. */
  readonly outputs: readonly Output[] | undefined;
  readonly star: Text;
  /** From FROM to HAVING. */
  readonly rest: Text;
  /** Something that rows can be ordered by. */
  readonly drawKey: () => Text;
}

export function drawCore(making: Making): Core {
  const {draw} = making;
  if (draw.chance(60)) return draw.chance(12) ? drawCount(making) : drawPushable(making);
  const from = drawFromClause(making, undefined, making.maxSources);
  const scope: Scope = {sources: from.sources, outer: undefined};
  const where = draw.chance(75) ? sql` WHERE ${drawPredicate(making, scope)}` : same('');
  const shape = draw.below(10);
  const fromWhere = sql` FROM ${from.text}${where}`;
  if (shape === 9) return drawGrouped(making, scope, fromWhere);
  if (shape === 8) return drawWhole(making, scope, fromWhere);
  const [source] = from.sources;
  const isSingle = from.sources.length === 1 && source?.key !== undefined;
  const drawKey = () =>
    (draw.chance(50) && drawReference(making, scope, ['timestamp', 'integer'])?.text) ||
    drawValue(making, scope).text;
  if (shape >= 6) {
    const stars = from.sources.flatMap(({qualifiers}) => qualifiers.slice(0, 1));
    const star = draw.chance(30) ? sql`${draw.pick(stars)}.*` : same('*');
    return {distinct: draw.chance(15), outputs: undefined, star, rest: fromWhere, drawKey};
  }
  const outputs = drawOutputs(making, () => {
    if (isSingle && draw.chance(12)) return {text: drawWindow(making, scope), kind: undefined};
    if (draw.chance(8)) return {text: drawScalar(making, scope), kind: undefined};
    return drawValue(making, scope);
  });
  return {distinct: draw.chance(12), outputs, star: same(''), rest: fromWhere, drawKey};
}

/** How many rows there are, in one of the ways to ask it, and perhaps something beside. */
function drawCount(making: Making): Core {
  const {draw} = making;
  const {scope, rest} = drawPushableFrom(making);
  const [star, all] = draw.pick([
    ['*', '*'],
    ['1', '*'],
    ['*', 'id'],
  ]);
  const inner = sql`(SELECT ${all ?? ''}${rest}) AS counted`;
  const from = draw.chance(40) ? sql` FROM ${inner}` : rest;
  const count = same(`count(${star})`);
  const outputs: Output[] = [{text: count, alias: undefined, kind: undefined}];
  if (from === rest && draw.chance(20)) outputs.push({...drawAggregate(making, scope), alias: undefined});
  return {distinct: false, outputs, star: same(''), rest: from, drawKey: () => count};
}

/** One table, and conditions of what an API can filter or find by. */
function drawPushableFrom(making: Making): {scope: Scope; pushable: Scope; rest: Text} {
  const {draw} = making;
  const {text, source, table} = drawResource(making);
  const scope: Scope = {sources: [source], outer: undefined};
  const known = new Set([...table.filterable, 'id', 'datetime']);
  const columns = source.columns.filter(({name}) => known.has(name));
  const pushable: Scope = {sources: [{...source, columns}], outer: undefined};
  const tests = Array.from({length: draw.pick([1, 2, 0, 1])}, () => drawPushablePredicate(making, pushable));
  const where = tests.length === 0 ? same('') : sql` WHERE ${join(tests, ' AND ')}`;
  return {scope, pushable, rest: sql` FROM ${text}${where}`};
}

/** Rows of one table as they are: much of it can be pushed down. */
function drawPushable(making: Making): Core {
  const {draw} = making;
  const {scope, pushable, rest} = drawPushableFrom(making);
  const outputs = drawOutputs(making, () => drawReferenceOutput(making, scope));
  return {
    distinct: false,
    isPushable: true,
    outputs: draw.chance(40) ? undefined : outputs,
    star: same('*'),
    rest,
    drawKey: () => drawReferenceOutput(making, pushable, draw.chance(80) ? ['timestamp'] : ['integer']).text,
  };
}

function drawReferenceOutput(
  making: Making,
  scope: Scope,
  kinds: readonly Kind[] = ['text', 'integer', 'boolean', 'timestamp'],
): {text: Text; kind: Kind | undefined} {
  const reference = drawReference(making, scope, kinds);
  return {text: reference?.text ?? same("'none'"), kind: reference?.column.kind};
}

function drawOutputs({draw}: Making, drawOne: () => {text: Text; kind: Kind | undefined}): readonly Output[] {
  const aliases = new Set<string>();
  return Array.from({length: 1 + draw.below(4)}, (_, index) => {
    const {text, kind} = drawOne();
    // An alias may be the name of a column, too.
    const wanted = draw.pick([`r${index}`, `r${index}`, 'created', 'label', 'id', 'expiry']);
    const alias = draw.chance(45) && !aliases.has(wanted) ? wanted : undefined;
    if (alias !== undefined) aliases.add(alias);
    return {text, alias, kind};
  });
}

/** Groups by columns or what is made of them; an aggregate of the rest. */
function drawGrouped(making: Making, scope: Scope, fromWhere: Text): Core {
  const {draw} = making;
  const keys = Array.from({length: 1 + draw.below(2)}, () => drawValue(making, scope));
  const outputs = drawOutputs(making, () =>
    draw.chance(50) ? draw.pick(keys) : drawAggregate(making, scope),
  );
  const having = draw.chance(30) ? sql` HAVING ${drawHaving(making, scope)}` : same('');
  const groups = join(
    keys.map(({text}) => (/^[-+\d'(]|^NULL/i.test(text.engine) ? sql`(${text}) || ''` : text)),
    ', ',
  );
  const isRewritten = keys.some(({text}) => /^[-+\d'(]|^NULL/i.test(text.engine));
  return {
    distinct: draw.chance(10),
    outputs: isRewritten ? [{text: same('count(*)'), alias: undefined, kind: undefined}] : outputs,
    star: same(''),
    rest: sql`${fromWhere} GROUP BY ${groups}${having}`,
    drawKey: () => (isRewritten || draw.chance(40) ? same('count(*)') : draw.pick(keys).text),
  };
}

/** Aggregates of all rows. */
function drawWhole(making: Making, scope: Scope, fromWhere: Text): Core {
  const outputs = drawOutputs(making, () => drawAggregate(making, scope));
  return {distinct: false, outputs, star: same(''), rest: fromWhere, drawKey: () => same('count(*)')};
}

/** An aggregate that does not depend on the order of rows. */
function drawAggregate(making: Making, scope: Scope): {text: Text; kind: Kind | undefined} {
  const {draw} = making;
  const number = drawReference(making, scope, ['integer']);
  const any = drawReference(making, scope, ['text', 'integer', 'timestamp', 'boolean']);
  if (any === undefined || draw.chance(30)) return {text: same('count(*)'), kind: undefined};
  const filter = draw.chance(20) ? sql` FILTER (WHERE ${drawPredicate(making, scope, 2)})` : same('');
  const shape = draw.below(5);
  if (shape === 0) return {text: sql`count(${any.text})${filter}`, kind: undefined};
  if (shape === 1) return {text: sql`count(DISTINCT ${any.text})${filter}`, kind: undefined};
  if (shape === 2 && number !== undefined)
    return {text: sql`sum(${number.text} % 100)${filter}`, kind: undefined};
  const {kind} = any.column;
  return {text: sql`${draw.pick(['max', 'min'])}(${any.text})${filter}`, kind};
}

function drawHaving(making: Making, scope: Scope): Text {
  const {draw} = making;
  const {text, kind} = drawAggregate(making, scope);
  if (kind === 'timestamp') {
    return sql`${text} > ${{engine: "'2024-02-20T00:00:00Z'", oracle: "'2024-02-20T00:00:00'"}}`;
  }
  return draw.pick([sql`count(*) > ${draw.below(3)}`, sql`${text} IS NOT NULL`]);
}

/** A window function that rows with the same order can't make differ. */
function drawWindow(making: Making, scope: Scope): Text {
  const {draw} = making;
  const partition = drawReference(making, scope, ['text', 'boolean', 'timestamp']);
  const by = partition === undefined || draw.chance(40) ? same('') : sql`PARTITION BY ${partition.text} `;
  const [source] = scope.sources;
  const id = sql`${source?.qualifiers[0] ?? ''}.id`;
  const order = drawReference(making, scope, ['integer', 'timestamp', 'text'])?.text ?? id;
  return draw.pick([
    sql`row_number() OVER (${by}ORDER BY ${order}, ${id})`,
    sql`rank() OVER (${by}ORDER BY ${order} DESC)`,
    sql`count(*) OVER (${by})`,
    sql`sum(length(${id})) OVER (${by}ORDER BY ${order})`,
    sql`lag(${id}) OVER (${by}ORDER BY ${id})`,
    sql`dense_rank() OVER (${by}ORDER BY ${order})`,
  ]);
}
