import {labels} from './data-set.js';
import {drawReference, type Making, type Reference, type Scope} from './sources.js';
import {drawSubqueryTest} from './subqueries.js';
import type {Kind} from './tables.js';
import {join, quote, same, sql, type Text} from './text.js';
import {drawConstant} from './values.js';

/** A condition over the columns of a scope: tests joined by AND, OR and NOT. */
export function drawPredicate(making: Making, scope: Scope, level = 0): Text {
  const {draw} = making;
  const shape = level > 2 ? 0 : draw.below(12);
  const part = () => drawPredicate(making, scope, level + 1);
  switch (shape) {
    case 5:
    case 6:
      return sql`${part()} AND ${wrapOr(part())}`;
    case 7:
    case 8:
      return sql`(${part()} OR ${part()})`;
    case 9:
      return sql`NOT (${part()})`;
    case 10:
      return same(draw.pick(['1', 'true', '1 = 1', 'false', 'NULL']));
    case 11: {
      const inner = part();
      return [
        () => sql`(${inner}) IS TRUE`,
        () => sql`(${inner}) IS NOT FALSE`,
        () => sql`(${inner}) IS NULL`,
        () => sql`CASE WHEN ${inner} THEN 1 ELSE 0 END`,
        () => sql`coalesce(${inner}, 0)`,
        () => sql`(${inner}) = (${part()})`,
      ][draw.below(6)]?.() as Text;
    }
    default:
      return drawTest(making, scope);
  }
}

/** A condition that an API may know, or nearly: comparisons with constants, and what NOT, OR and AND make of them. */
export function drawPushablePredicate(making: Making, scope: Scope, level = 0): Text {
  const {draw} = making;
  const part = () => drawPushablePredicate(making, scope, level + 1);
  const shape = level > 2 ? 0 : draw.below(12);
  if (shape === 6 || shape === 10) return sql`NOT (${part()})`;
  if (shape === 7 || shape === 11) return sql`(${part()} OR ${part()})`;
  if (shape === 8) return sql`(${part()} AND ${part()})`;
  const reference = drawReference(making, scope, ['text', 'integer', 'timestamp', 'boolean']);
  if (reference === undefined || shape === 9) return drawPredicate(making, scope, 2);
  const {text, column} = reference;
  const isText = column.kind === 'text' && draw.chance(50);
  return isText
    ? drawPattern(making, text, draw.chance(25) ? 'NOT ' : '')
    : drawCommonTest(making, scope, reference);
}

function wrapOr(text: Text): Text {
  return / OR /.test(text.engine) ? sql`(${text})` : text;
}

function drawTest(making: Making, scope: Scope): Text {
  const {draw} = making;
  if (making.depth < 2 && draw.chance(12)) return drawSubqueryTest(making, scope);
  const kinds = scope.sources.flatMap(source => source.columns.map(column => column.kind));
  const kind = draw.pick<Kind>(kinds.length === 0 ? ['text'] : [...new Set(kinds)]);
  const reference = drawReference(making, scope, [kind]);
  if (reference === undefined) return same(draw.pick(['1 = 1', "'a' < 'b'"]));
  const special = draw.chance(40) ? drawSpecialTest(making, scope, reference) : undefined;
  return special ?? drawCommonTest(making, scope, reference);
}

const comparisons = [
  '=',
  '=',
  '=',
  '<>',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'IS',
  'IS NOT',
  'IS DISTINCT FROM',
];

/** Tests that every kind of column has. */
function drawCommonTest(making: Making, scope: Scope, {text, column}: Reference): Text {
  const {draw} = making;
  const constant = () => drawConstant(making, column);
  const not = draw.chance(25) ? 'NOT ' : '';
  switch (draw.below(12)) {
    case 6:
      return sql`${constant()} ${draw.pick(['=', '<', '>=', '<>', 'IS'])} ${text}`;
    case 5:
    case 7: {
      const items = Array.from({length: draw.pick([3, 2, 4, 1, 0])}, constant);
      return sql`${text} ${not}IN (${join(items, ', ')})`;
    }
    case 8:
      return sql`${text} ${not}BETWEEN ${constant()} AND ${constant()}`;
    case 9:
      return sql`${text} ${draw.pick(['IS NULL', 'IS NOT NULL', 'ISNULL', 'NOTNULL', 'NOT NULL'])}`;
    case 10: {
      const other = drawReference(making, scope, [column.kind]);
      return other === undefined
        ? sql`${text} = ${constant()}`
        : sql`${text} ${draw.pick(comparisons)} ${other.text}`;
    }
    case 11: {
      const other = drawReference(making, scope, [column.kind]);
      if (other === undefined) return sql`CASE ${text} WHEN ${constant()} THEN 1 END`;
      return sql`(${text}, ${other.text}) ${draw.pick(['=', '<', '>='])} (${constant()}, ${constant()})`;
    }
    default:
      return sql`${text} ${draw.pick(comparisons)} ${constant()}`;
  }
}

/** Tests that only one kind of column has. */
function drawSpecialTest(making: Making, scope: Scope, {text, column}: Reference): Text | undefined {
  const {draw} = making;
  const not = draw.chance(25) ? 'NOT ' : '';
  switch (column.kind) {
    case 'text':
      return drawTextTest(making, scope, text, not);
    case 'integer':
      return [
        () => sql`${text} % ${draw.below(3) + 2} = ${draw.below(2)}`,
        () => sql`${text} + 1 ${draw.pick(['=', '<'])} ${draw.below(12)}`,
        () => sql`+${text} = ${draw.below(12)}`,
        () => sql`${text} IN (${draw.below(9)}, ${draw.below(9)}, ${draw.below(9)})`,
        () => sql`(${text} = ${draw.below(9)} OR ${text} = ${draw.below(9)})`,
      ][draw.below(5)]?.();
    case 'boolean':
      return [
        () => text,
        () => sql`NOT ${text}`,
        () => sql`${text} IS ${draw.pick(['TRUE', 'FALSE', 'NOT TRUE', 'NOT FALSE'])}`,
        () => sql`${text} = (1 > ${draw.below(3)})`,
        () => sql`${text} + 1 = 2`,
      ][draw.below(5)]?.();
    case 'timestamp':
      return [
        () => sql`date(${text}) ${draw.pick(['=', '<', '>='])} '2024-02-20'`,
        () => sql`strftime('%Y', ${text}) = '${draw.pick(['2024', '2025'])}'`,
        () => sql`${text} ${not}LIKE '2024-0${draw.pick(['1', '2'])}%'`,
        () => sql`${text} GLOB '*T05*'`,
        () => sql`CASE ${text} WHEN ${drawConstant(making, column)} THEN 1 ELSE 0 END`,
        () => sql`max(${text}, '2024-02-20T00:00:00') = ${text}`,
      ][draw.below(6)]?.();
  }
}

function drawTextTest(making: Making, scope: Scope, text: Text, not: string): Text {
  const {draw} = making;
  const label = draw.pick(labels);
  switch (draw.below(8)) {
    case 4:
      return sql`${text} ${draw.pick(['=', '<>', '<'])} ${quote(label)} COLLATE NOCASE`;
    case 5:
      return sql`${text} COLLATE NOCASE ${draw.pick(['=', 'IN'])} (${quote(label)})`;
    case 6:
      return sql`${draw.pick(['lower', 'upper', 'trim'])}(${text}) = ${quote(label)}`;
    case 7: {
      const number = drawReference(making, scope, ['integer']);
      const other =
        number === undefined || draw.chance(50) ? same(draw.pick(['5', '7', '12', '10'])) : number.text;
      return sql`${text} ${draw.pick(['=', '<', '<>'])} ${other}`;
    }
    default:
      return drawPattern(making, text, not);
  }
}

/** LIKE or GLOB with a piece of a label. */
function drawPattern({draw}: Making, text: Text, not: string): Text {
  const piece = [...draw.pick(labels)].slice(0, draw.below(3) + 1).join('');
  const rest = [...piece].slice(1).join('');
  if (draw.chance(30)) {
    const globs = [`*${piece}*`, `${piece}*`, `*${piece}`, `?${rest}*`, piece, '[ad]*', '*'];
    return sql`${text} ${not}GLOB ${quote(draw.pick(globs))}`;
  }
  const likes = [`%${piece}%`, `${piece}%`, `%${piece}`, `${piece}_`, piece, '%', '%a%p%', `_${rest}%`];
  const like = draw.pick(likes);
  if (draw.chance(10)) return sql`${text} ${not}LIKE ${quote(like.replaceAll('_', '!_'))} ESCAPE '!'`;
  const pattern = draw.chance(20) ? sql`'%' || ${quote(piece)} || '%'` : same(quote(like));
  return sql`${text} ${not}LIKE ${pattern}`;
}
