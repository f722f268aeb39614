import {suggestionHint} from '../../../catalog/suggest.js';
import {positionAt, RowgateError} from '../../../errors.js';
import {quoteName} from '../../../plan/rewrite.js';
import type {FunctionCall} from '../../../statement/query.js';
import type {TableFunction} from '../../../statement/table.js';
import {fits, kindsFor, literalTypes} from '../functions/function-rule.js';
import {type SetColumn, type SetFunction, setFunctions} from '../functions/set-functions.js';
import {elementType} from '../postgres-type.js';
import {inferAll} from './infer-expression.js';
import {type Inference, take} from './inference.js';
import type {Column, Scope} from './scope.js';

/** What a function that gives rows is: in FROM, or in the list of a SELECT. */
export type SetCall = Pick<TableFunction | FunctionCall, 'name' | 'arguments'>;

/** Infers a function that gives rows, and gives the columns of these where the table has the name `alias`. */
export function inferSet(
  inference: Inference,
  scope: Scope,
  node: SetCall,
  alias: string,
): {rule: SetFunction; columns: readonly Column[]} {
  // SQLite looks for names in the arguments among the columns of json_each too.
  scope.isExpanded = true;
  inferAll(inference, scope, node.arguments);
  const rule = pickSetFunction(inference, node);
  const kinds = kindsFor({takes: rule.takes, gives: undefined}, node.arguments.length) ?? [];
  for (const [index, value] of node.arguments.entries()) {
    take(inference, value, literalTypes[kinds[index] ?? 'any']);
  }
  const [first] = node.arguments;
  const shapes = Object.entries(rule.columns);
  const columns = shapes.map(([name, {from, type}]) => ({
    // A single column is named as its table is.
    name: shapes.length === 1 ? alias : name,
    type: type ?? elementType(first && inference.types.get(first)),
    sql: columnSql(from, quoteName(alias)),
  }));
  return {rule, columns};
}

function columnSql(from: SetColumn['from'], table: string): string {
  switch (from) {
    case 'key':
    case 'value':
      return `${table}."${from}"`;
    case 'time':
      return `timestamp(${table}."value")`;
    default:
      return `pg_element_${from}(${table}."value", ${table}."type")`;
  }
}

function pickSetFunction(inference: Inference, node: SetCall): SetFunction {
  const name = node.name.name.toLowerCase();
  const types = node.arguments.map(each => inference.types.get(each));
  const rules = Object.hasOwn(setFunctions, name) ? (setFunctions[name] ?? []) : [];
  const rule = rules.find(({takes}) =>
    kindsFor({takes, gives: undefined}, types.length)?.every((kind, index) => fits(kind, types[index])),
  );
  if (rule !== undefined) return rule;
  const position = positionAt(inference.source, node.name.range.start, node.name.range.end);
  if (rules.length > 0) {
    const forms = rules.map(({takes}) => `${name}(${takes.join(', ')})`);
    const given = types.map(type => type ?? 'unknown').join(', ');
    throw new RowgateError('unsupported', `there is no ${name}(${given}) that gives rows`, {
      hint: `There is ${forms.join(', and ')}.`,
      position,
    });
  }
  throw new RowgateError('unsupported', `the table function ${node.name.name}(…) is not supported`, {
    hint: suggestionHint(name, Object.keys(setFunctions), 'Table functions'),
    position,
  });
}
