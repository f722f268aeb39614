import type {PostgresCall} from '../../../statement/postgres/tree.js';
import type {Expression} from '../../../statement/query.js';
import {type Conversion, jsonConversion} from './conversion.js';
import {writeArguments, writeName} from './write-call.js';
import {writeExpression} from './write-expression.js';
import {typeOf, type Writing, wrap} from './writing.js';

export type CallWriter = (writing: Writing, node: PostgresCall) => void;

/** Writes a call with something around each argument that depends on its type. */
export function writeConverted(
  writing: Writing,
  node: PostgresCall,
  name: string,
  convert: (writing: Writing, value: Expression) => Conversion,
): void {
  writeName(writing, node, name);
  writeArguments(writing, node, (_, value) => {
    const {before, after} = convert(writing, value);
    wrap(writing, value.range, before, after);
    writeExpression(writing, value);
  });
}

export function asJson(writing: Writing, value: Expression): Conversion {
  return jsonConversion(typeOf(writing, value));
}
