import type {Expression} from '../statement/query.js';
import type {Analysis} from './analysis.js';
import {isComparison} from './comparison.js';
import {castType, expressionType} from './expression-type.js';
import type {MaybeType} from './value-type.js';

/** Notes the type that a parameter is to have, where its text is being described: the first that is found. */
export function noteType({context}: Pick<Analysis, 'context'>, node: Expression, type: MaybeType): void {
  const types = context.parameterTypes;
  if (types === undefined || node.kind !== 'parameter' || type === null) return;
  types.set(node.name, types.get(node.name) ?? type);
}

/** Notes what an expression, which has been analyzed, says of the parameters directly in it. */
export function noteOperands(analysis: Analysis, node: Expression): void {
  const same = (...nodes: readonly (Expression | undefined)[]) => noteSameType(analysis, nodes);
  switch (node.kind) {
    case 'binary':
      if (node.operator === '||')
        for (const side of [node.left, node.right]) noteType(analysis, side, 'text');
      else if (node.operator === 'and' || node.operator === 'or') {
        for (const side of [node.left, node.right]) noteType(analysis, side, 'boolean');
      } else if (isComparison(node.operator) || /^[-+*/%]$/.test(node.operator)) same(node.left, node.right);
      return;
    case 'like':
      for (const side of [node.left, node.right]) noteType(analysis, side, 'text');
      return;
    case 'between':
      same(node.operand, node.low, node.high);
      return;
    case 'in':
      if (node.set.kind === 'list') same(node.operand, ...node.set.items);
      else if (node.set.kind === 'query') {
        const [column] = analysis.queries.get(node.set.query) ?? [];
        noteType(analysis, node.operand, column?.valueType ?? column?.type);
      }
      return;
    case 'case':
      if (node.operand !== undefined) same(node.operand, ...node.branches.map(each => each.when));
      same(node.otherwise, ...node.branches.map(each => each.then));
      return;
    case 'cast':
      noteType(analysis, node.operand, castType(node));
      return;
    case 'function': {
      const name = node.name.name.toLowerCase();
      const type = argumentTypes.get(name);
      if (type !== undefined) for (const each of node.arguments) noteType(analysis, each, type);
      else if (alike.has(name)) same(...node.arguments);
      return;
    }
  }
}

const texts =
  'lower upper trim ltrim rtrim replace length instr concat concat_ws regexp like glob uri_scheme uri_host ' +
  'uri_has_fragment uri_is_loopback scope_contains strftime datetime';

/** Functions whose arguments are of one type. */
const argumentTypes: ReadonlyMap<string, MaybeType> = new Map<string, MaybeType>([
  ...texts.split(' ').map(name => [name, 'text'] as const),
  ['timestamp', 'timestamp'],
  ['date', 'date'],
]);

/** Functions whose arguments are all of the same type, whatever that is. */
const alike: ReadonlySet<string> = new Set(['coalesce', 'ifnull', 'nullif', 'min', 'max']);

function noteSameType(analysis: Analysis, nodes: readonly (Expression | undefined)[]): void {
  const present = nodes.filter(node => node !== undefined);
  if (!present.some(node => node.kind === 'parameter')) return;
  const type = present
    .map(node => expressionType(analysis, node))
    .find(found => found !== undefined && found !== null);
  for (const node of present) noteType(analysis, node, type);
}
