import type {Catalog} from '../../catalog/catalog.js';
import {positionAt, RowgateError} from '../../errors.js';
import {type Piece, renderEdits} from '../../plan/rewrite.js';
import {parsePostgres} from '../../statement/postgres/parse-postgres.js';
import {tokenizePostgres} from '../../statement/postgres/tokenize-postgres.js';
import {inferStatement} from './infer/infer-statement.js';
import {startInference} from './infer/inference.js';
import type {Column} from './infer/scope.js';
import {isArray, type PostgresType} from './postgres-type.js';
import {writeStatement} from './write/write-statement.js';
import type {Writing} from './write/writing.js';

/** A statement in Rowgate's own SQL that stands for one in Postgres's. */
export interface Translation {
  readonly sql: string;
  /** What the text says of the types of `$1`, `$2` and so on; undefined where it says nothing. */
  readonly parameters: readonly (PostgresType | undefined)[];
  /**
   * The columns as Postgres names and types them; a type that is not known is the one that they are found to have. Undefined
   * where there are none, or the text does not tell.
   */
  readonly columns: readonly {readonly name: string; readonly type: PostgresType | undefined}[] | undefined;
  /** An error with its place in the text that the client sent; anything else is given back. */
  readonly locate: (error: unknown) => unknown;
}

/**
 * Translates a statement from Postgres's language, or one of Rowgate's own with expressions in that language. It is found
 * out, for what the catalog knows, of what type each expression is: where a meaning of Postgres's differs from SQLite's,
 * Postgres's is written. `given`: the types of `$1`, `$2` and so on that are known beforehand.
 *
 * @throws RowgateError `syntax`; `unsupported` for what can't be translated; `invalid_value` for a string that is no value of
 * the type it is read as. Each with its place in the text.
 */
export function translatePostgres(
  source: string,
  catalog: Catalog,
  given: readonly (PostgresType | undefined)[] = [],
): Translation {
  const text = tokenizePostgres(source);
  const statement = parsePostgres(text);
  const inference = startInference(source, catalog, given);
  const columns = inferStatement(inference, statement);
  const writing: Writing = {inference, source, tokens: text.tokens, edits: []};
  writeStatement(writing, statement);
  const pieces = renderEdits(source, writing.edits, {start: 0, end: source.length});
  return {
    sql: pieces.map(piece => piece.text).join(''),
    parameters: listParameters(inference.parameters),
    columns: columns?.map(resultColumn),
    locate: error => locate(error, source, pieces),
  };
}

function resultColumn({name, type, isAsked}: Column): {name: string; type: PostgresType | undefined} {
  // What has no type is text, as a bare string is; an array is JSON, and a number that was reckoned is a double.
  if (type === 'unknown') return {name, type: 'text'};
  if (isArray(type)) return {name, type: 'json'};
  return {name, type: type === 'numeric' && !isAsked ? 'float8' : type};
}

function listParameters(
  types: ReadonlyMap<string, PostgresType | undefined>,
): readonly (PostgresType | undefined)[] {
  const numbers = [...types.keys()].map(Number).filter(Number.isInteger);
  return Array.from({length: Math.max(0, ...numbers)}, (_, index) => types.get(String(index + 1)));
}

/** Where the text that a place of the translation came from is. */
function locate(error: unknown, source: string, pieces: readonly Piece[]): unknown {
  if (!(error instanceof RowgateError) || error.position === undefined) return error;
  const {code, message, hint, cause, position} = error;
  const start = placeOf(pieces, position.offset);
  const end = placeOf(pieces, position.offset + position.length - 1);
  return new RowgateError(code, message, {
    hint,
    cause,
    position: positionAt(source, start.start, Math.max(start.end, end.end)),
  });
}

function placeOf(pieces: readonly Piece[], offset: number): {start: number; end: number} {
  let before = 0;
  for (const {text, from, isCopy} of pieces) {
    const inside = offset - before;
    if (inside < text.length) {
      return isCopy ? {start: from.start + inside, end: from.start + inside + 1} : from;
    }
    before += text.length;
  }
  const end = pieces.at(-1)?.from.end ?? 0;
  return {start: end, end};
}
