import type {CompiledQuery, DatabaseConnection, QueryResult} from 'kysely';
import type {Transaction} from '../change/begin-transaction.js';
import {failUnlessComplete} from '../change/incomplete-result.js';
import type {Engine} from '../engine.js';
import type {RunOptions} from '../engine-options.js';
import {type GivenResult, nameParts, nameValues} from '../execute/name-values.js';
import type {Result, ResultPart} from '../execute/result.js';
import type {BoundValues} from '../plan/bind-parameters.js';
import {checkSecretsReturned, failOnLostSecret} from './kept-secrets.js';

/**
 * What holds for every statement. For a dry run, `engine.query` takes what `compile()` gives: a preview has no rows of the
 * query's types.
 */
export type StatementOptions = Omit<RunOptions, 'dryRun'>;

/** What Kysely gives along with a query; 0.28 gives nothing. */
interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
}

export class RowgateConnection implements DatabaseConnection {
  readonly #engine: Engine;
  readonly #options: StatementOptions;
  #transaction: Transaction<RunOptions> | undefined;

  constructor(engine: Engine, options: StatementOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  begin(options: {readonly readOnly: boolean}): void {
    this.#transaction = this.#engine.begin(options);
  }

  /** @throws RowgateError where not all changes were made; see resultOf. */
  async commit(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    const result = await transaction?.commit(this.#options);
    if (result === undefined) return;
    failUnlessComplete(result);
    failOnLostSecret(result);
  }

  rollback(): void {
    this.#transaction = undefined;
  }

  async executeQuery<R>(query: CompiledQuery, options?: QueryOptions): Promise<QueryResult<R>> {
    const run = await this.#prepare(query, options?.signal);
    const result = await this.#target.query(query.sql, run.parameters, run.options);
    this.#check(query, result);
    return {...countChanges(query, result), rows: rowsOf<R>(result)};
  }

  /** Rows in chunks of at most a size, 100 unless told, as they come. An error may come after some of them. */
  async *streamQuery<R>(
    query: CompiledQuery,
    chunkSize = 100,
    options?: QueryOptions,
  ): AsyncIterableIterator<QueryResult<R>> {
    const run = await this.#prepare(query, options?.signal);
    const parts = this.#target.parts(query.sql, run.parameters, run.options);
    for await (const rows of nameParts<R>(withoutPreview(parts), result => this.#check(query, result))) {
      for (let start = 0; start < rows.length; start += chunkSize) {
        yield {rows: rows.slice(start, start + chunkSize)};
      }
    }
  }

  get #target(): Pick<Transaction<RunOptions>, 'query' | 'parts'> {
    return this.#transaction ?? this.#engine;
  }

  async #prepare(
    query: CompiledQuery,
    signal: AbortSignal | undefined,
  ): Promise<{readonly parameters: BoundValues; readonly options: RunOptions}> {
    // Kysely types parameters as unknown; the engine refuses what it can't bind.
    const parameters = query.parameters as BoundValues;
    const options = {...this.#options, ...(signal && {signal: joinSignals(signal, this.#options.signal)})};
    if (options.secretSink === undefined && options.onOutcome === undefined) {
      const isDropped = this.#transaction !== undefined || signal !== undefined;
      await checkSecretsReturned(this.#engine, query, isDropped);
    }
    return {parameters, options};
  }

  #check(query: CompiledQuery, result: GivenResult): void {
    const {rows, notes, preview} = result;
    if (preview === undefined) for (const note of notes) this.#options.onNote?.(note);
    failUnlessComplete(result);
    // Plain SQL is typed by whoever writes it.
    if (rows !== undefined && query.query.kind !== 'RawNode') failOnLostSecret({...result, rows});
  }
}

function joinSignals(own: AbortSignal, all: AbortSignal | undefined): AbortSignal {
  return all === undefined ? own : AbortSignal.any([own, all]);
}

/** The rows of a preview are none of the query. */
async function* withoutPreview(parts: AsyncIterable<ResultPart>): AsyncGenerator<ResultPart, void> {
  let isPreview = false;
  for await (const part of parts) {
    if (part.kind === 'head') isPreview = part.preview !== undefined;
    if (part.kind !== 'rows' || !isPreview) yield part;
  }
}

/** The same of a whole result. */
function rowsOf<R>(result: Result): R[] {
  return result.preview === undefined ? nameValues<R>(result) : [];
}

/** As databases count: a row that was as wanted already is one that was updated, and one that was there is not inserted. */
function countChanges({query}: CompiledQuery, {outcomes, preview}: Result): Partial<QueryResult<unknown>> {
  // Within a transaction, changes are only shown.
  if (preview !== undefined) return {numAffectedRows: BigInt(preview.length)};
  if (outcomes === undefined) return {};
  const count = (kind: string) => BigInt(outcomes.filter(outcome => outcome.kind === kind).length);
  const done = count('done');
  return query.kind === 'InsertQueryNode'
    ? {numAffectedRows: done}
    : {numAffectedRows: done + count('unchanged'), numChangedRows: done};
}
