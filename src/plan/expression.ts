import type {ColumnType} from '../catalog/column.js';
import {RowgateError} from '../errors.js';
import {mentionValue} from '../option-mention.js';
import type {Expression, OrderingTerm, WindowDefinition} from '../statement/query.js';
import {type Analysis, textOf} from './analysis.js';
import {compare, compareWithQuery, isComparison} from './comparison.js';
import {analyzeTable} from './from.js';
import {commonType, fixNow, functionType, sqliteTime} from './function-call.js';
import {noteOperands} from './parameter-type.js';
import {place} from './place.js';
import {analyzeQuery, analyzeTableQuery} from './query.js';
import {quoteName, quoteText} from './rewrite.js';
import {lookUpColumn, type Scope, useColumn} from './scope.js';

/**
 * Finds out what every name in an expression means, notes what has to be rewritten, and gives the type of the
 * expression's value where it is a column's: undefined for all that SQLite itself computes.
 */
export function analyzeExpression(
  analysis: Analysis,
  scope: Scope,
  node: Expression,
): ColumnType | undefined {
  if (analysis.depth === maxDepth) {
    throw new RowgateError('unsupported', `an expression can't be nested deeper than ${maxDepth}`, {
      hint: 'Write a long chain of OR as IN (…), or put the values in a VALUES table.',
      position: place(analysis, node.range),
    });
  }
  analysis.depth += 1;
  const type = analyzers[node.kind](analysis, scope, node as never);
  analysis.depth -= 1;
  if (analysis.context.parameterTypes !== undefined) noteOperands(analysis, node);
  return type;
}

/** SQLite's own limit (SQLITE_MAX_EXPR_DEPTH). */
const maxDepth = 1000;

type Analyzer<Kind extends Expression['kind']> = (
  analysis: Analysis,
  scope: Scope,
  node: Extract<Expression, {kind: Kind}>,
) => ColumnType | undefined;

const analyzers: {readonly [Kind in Expression['kind']]: Analyzer<Kind>} = {
  literal(analysis, _scope, node) {
    if (node.type === 'current') {
      const text = sqliteTime(analysis.context.now);
      const part = {current_date: text.slice(0, 10), current_time: text.slice(11)}[node.value] ?? text;
      analysis.edits.push({kind: 'replace', range: node.range, text: quoteText(part)});
    }
    return undefined;
  },
  parameter(analysis, _scope, node) {
    const value = analysis.context.parameters.get(node.name);
    const types = analysis.context.parameterTypes;
    if (value === undefined && types !== undefined) {
      types.set(node.name, types.get(node.name));
      analysis.edits.push({kind: 'replace', range: node.range, text: 'NULL'});
      return undefined;
    }
    if (value === undefined) {
      const written = textOf(analysis, node.range);
      throw new RowgateError('missing_parameter', `no value is given for the parameter ${written}`, {
        hint: `Give it with ${mentionValue('parameters', node.name)}.`,
        position: place(analysis, node.range),
      });
    }
    const name = `$p_${node.name}`;
    analysis.parameters.set(name, value);
    // A bigint reaches SQLite as text.
    const text = typeof value === 'bigint' ? `CAST(${name} AS INTEGER)` : name;
    analysis.edits.push({kind: 'replace', range: node.range, text});
    return undefined;
  },
  column(analysis, scope, node) {
    const column = lookUpColumn(analysis, scope, node);
    useColumn(column, node.range);
    analysis.resolved.set(node, column);
    if (column.sql !== undefined) {
      analysis.edits.push({kind: 'replace', range: node.range, text: column.sql});
      return column.type;
    }
    const [first] = node.qualifier;
    const last = node.qualifier.at(-1);
    if (last !== undefined && !node.column.quoted) {
      // After a dot our parser takes any word, and SQLite no reserved one.
      analysis.edits.push({kind: 'replace', range: node.column.range, text: quoteName(node.column.name)});
    }
    if (
      first !== undefined &&
      last !== undefined &&
      column.table !== undefined &&
      first.name !== column.table
    ) {
      const range = {start: first.range.start, end: last.range.end};
      analysis.edits.push({kind: 'replace', range, text: quoteName(column.table)});
    }
    return column.type;
  },
  unary(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    return node.operator === '+' ? type : undefined;
  },
  binary(analysis, scope, node) {
    const left = analyzeExpression(analysis, scope, node.left);
    const right = analyzeExpression(analysis, scope, node.right);
    if (isComparison(node.operator)) {
      compare(analysis, node.left, left, node.right, right);
    }
    return node.operator === '->' ? 'json' : undefined;
  },
  like(analysis, scope, node) {
    analyzeAll(analysis, scope, [node.left, node.right, node.escape]);
    return undefined;
  },
  'null-test'(analysis, scope, node) {
    analyzeExpression(analysis, scope, node.operand);
    return undefined;
  },
  between(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    for (const bound of [node.low, node.high]) {
      compare(analysis, node.operand, type, bound, analyzeExpression(analysis, scope, bound));
    }
    return undefined;
  },
  in(analysis, scope, node) {
    const type = analyzeExpression(analysis, scope, node.operand);
    const {set} = node;
    if (set.kind === 'list') {
      for (const item of set.items) {
        compare(analysis, node.operand, type, item, analyzeExpression(analysis, scope, item));
      }
    } else if (set.kind === 'query') {
      const [column] = analyzeQuery(analysis, set.query, scope);
      compareWithQuery(analysis, node.operand, type, set.query, column?.type);
    } else {
      // A name alone may become more than a name.
      const wrap = {kind: 'wrap', range: set.table.range, before: '(SELECT * FROM ', after: ')'} as const;
      if (set.table.kind === 'table') analysis.edits.push(wrap);
      for (const column of analyzeTable(analysis, set.table, scope).columns) {
        if (column.parameter === undefined) useColumn(column, set.table.range);
      }
    }
    return undefined;
  },
  case(analysis, scope, node) {
    const operand = node.operand && analyzeExpression(analysis, scope, node.operand);
    const types = node.branches.map(({when, then}) => {
      const type = analyzeExpression(analysis, scope, when);
      if (node.operand !== undefined) compare(analysis, node.operand, operand, when, type);
      return valueType(analysis, scope, then);
    });
    if (node.otherwise !== undefined) types.push(valueType(analysis, scope, node.otherwise));
    return commonType(types);
  },
  cast(analysis, scope, node) {
    analyzeExpression(analysis, scope, node.operand);
    return node.type.toLowerCase() === 'boolean' ? 'boolean' : undefined;
  },
  collate(analysis, scope, node) {
    return analyzeExpression(analysis, scope, node.operand);
  },
  function(analysis, scope, node) {
    const types = node.arguments.map(argument => valueType(analysis, scope, argument));
    analyzeOrder(analysis, scope, node.orderBy);
    if (node.filter !== undefined) analyzeExpression(analysis, scope, node.filter);
    if (node.over !== undefined && 'kind' in node.over) analyzeWindow(analysis, scope, node.over);
    fixNow(analysis, node);
    return functionType(node, types);
  },
  subquery(analysis, scope, node) {
    return analyzeQuery(analysis, node.query, scope)[0]?.type;
  },
  exists(analysis, scope, node) {
    analyzeTableQuery(analysis, node.query, scope);
    return undefined;
  },
  row(analysis, scope, node) {
    analyzeAll(analysis, scope, node.items);
    return undefined;
  },
};

export function analyzeAll(
  analysis: Analysis,
  scope: Scope,
  nodes: readonly (Expression | undefined)[],
): void {
  for (const node of nodes) if (node !== undefined) analyzeExpression(analysis, scope, node);
}

export function analyzeOrder(analysis: Analysis, scope: Scope, terms: readonly OrderingTerm[]): void {
  for (const term of terms) analyzeExpression(analysis, scope, term.expression);
}

export function analyzeWindow(analysis: Analysis, scope: Scope, window: WindowDefinition): void {
  analyzeAll(analysis, scope, [...window.partitionBy, ...window.frame]);
  analyzeOrder(analysis, scope, window.orderBy);
}

/** A type, or null for a bare NULL, which goes with every type. */
function valueType(analysis: Analysis, scope: Scope, node: Expression): ColumnType | null | undefined {
  const type = analyzeExpression(analysis, scope, node);
  return node.kind === 'literal' && node.type === 'null' ? null : type;
}
