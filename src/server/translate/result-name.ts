import type {PostgresCast} from '../../statement/postgres/tree.js';
import type {Expression} from '../../statement/query.js';
import type {Inference} from './infer/inference.js';
import {typeNames} from './postgres-type.js';

/** What Postgres calls a result column that has no name of its own. */
export function resultName(node: Expression, inference: Pick<Inference, 'columns'>): string {
  return nameOf(node, inference)?.name ?? '?column?';
}

interface Found {
  readonly name: string;
  /** A name that goes before that of a type. */
  readonly isStrong: boolean;
}

function nameOf(node: Expression, inference: Pick<Inference, 'columns'>): Found | undefined {
  const strong = (name: string): Found => ({name, isStrong: true});
  switch (node.kind) {
    case 'column':
      return strong(inference.columns.get(node)?.name ?? node.column.name);
    case 'function':
      return functionName(node, inference);
    case 'cast': {
      const inner = nameOf(node.operand, inference);
      return inner?.isStrong ? inner : {name: castName(node as PostgresCast), isStrong: false};
    }
    case 'collate':
      return nameOf(node.operand, inference);
    case 'case': {
      const inner = node.otherwise && nameOf(node.otherwise, inference);
      return inner?.isStrong ? inner : {name: 'case', isStrong: false};
    }
    case 'subquery': {
      const {first} = node.query;
      const column = first.kind === 'select' ? first.columns[0] : undefined;
      if (column?.kind !== 'expression') return first.kind === 'values' ? strong('column1') : undefined;
      return column.alias === undefined ? nameOf(column.expression, inference) : strong(column.alias.name);
    }
    case 'exists':
      return strong('exists');
    case 'row':
      return strong('row');
    case 'literal':
      if (node.type === 'current') return strong(node.value);
      return node.type === 'boolean' ? {name: 'bool', isStrong: false} : undefined;
    default:
      return undefined;
  }
}

function castName({typeName}: PostgresCast): string {
  return Object.hasOwn(typeNames, typeName.name)
    ? (typeNames[typeName.name] ?? typeName.name)
    : typeName.name;
}

/** Functions that Postgres calls otherwise than they are written. */
const names: Readonly<Record<string, string>> = {
  trim: 'btrim',
  'btrim of': 'btrim',
  'ltrim of': 'ltrim',
  'rtrim of': 'rtrim',
  'substring for': 'substring',
};

function functionName(
  {name, arguments: [first]}: Extract<Expression, {kind: 'function'}>,
  inference: Pick<Inference, 'columns'>,
): Found | undefined {
  if (name.name === '[]') return first && nameOf(first, inference);
  const written = name.name.toLowerCase();
  const shown = names[written] ?? written;
  return /^\w+$/.test(shown) ? {name: shown, isStrong: true} : undefined;
}
