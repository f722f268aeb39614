import {type ResourceEntry, returnedColumns} from '../catalog/catalog.js';
import type {Column} from '../catalog/column.js';
import type {Batch, Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {LocalRow} from '../execute/local-database.js';
import type {Outcome} from '../execute/result.js';
import {makeNote} from '../notes.js';
import {parsePath, readPathAnyCase} from '../request/json-path.js';
import {isFailure, listReasons, readError} from '../request/read-error.js';
import {readBody, readRows} from '../request/read-rows.js';
import type {Request, Response} from '../request/request.js';
import {isSendError} from '../request/send-error.js';
import type {LocalValue} from '../row.js';
import type {ChangeContext} from './change-context.js';
import type {Change} from './change-set.js';
import type {ChangeCall} from './group-calls.js';
import {describePlace} from './secret-sink.js';
import type {NamedRow} from './select-rows.js';

/** What became of a change, and the rows that the API answered with. */
export interface AppliedChange {
  readonly change: Change;
  readonly outcome: Outcome;
  /** The key of the row, where it is known: also of one that was just made. */
  readonly key?: LocalValue;
  /** Rows of the method's answer; where it answers none, undefined. */
  readonly rows?: readonly LocalRow[];
  /** The row as it was read after its change, where something asks for more than the answer has. */
  readonly now?: NamedRow;
  /** Secrets that the API shows only now, by column; where a sink has taken them, what to show instead. */
  readonly secrets?: Readonly<Record<string, LocalValue>>;
  /** What keeps further changes from being made, as a sentence: a secret that could not be kept, say. */
  readonly trouble?: string;
}

/** Sends one call, and says what became of each of its changes. */
export async function applyCall(
  {request, changes}: ChangeCall,
  entry: ResourceEntry,
  method: Method,
  context: ChangeContext,
): Promise<readonly AppliedChange[]> {
  const all = (outcome: Outcome) => changes.map(({change}) => ({change, outcome}));
  let response: Response;
  try {
    response = await context.send(request, context.signal);
  } catch (error) {
    if (!isSendError(error)) throw error;
    if (error.maybeSent) return all({kind: 'unknown', reason: error.message});
    if (error.code === 'cancelled') return all({kind: 'skipped', reason: 'stopped before it was sent'});
    // Settings that are wrong are wrong for every row.
    if (error.code !== 'network' && error.code !== 'api') throw error;
    return all({kind: 'skipped', reason: error.message});
  }
  if (isFailure(response)) {
    const outcome = judgeFailure(request, response, entry, context);
    if (response.status !== 401) return all(outcome);
    // A credential that is refused is refused for every row.
    const trouble = `the credential for ${entry.provider.name} was refused`;
    return all(outcome).map(each => ({...each, trouble}));
  }
  try {
    if (method.batch !== undefined) return readBatch(method.batch, changes, request, response);
    const columns = returnedColumns(entry, method);
    const {rows} = readRows(method, columns, request, response, entry.provider);
    return changes.map(({change}) => {
      const outcome: Outcome = {kind: 'done'};
      if (method.answer.kind === 'nothing' || rows.length === 0) return {change, outcome};
      const keyAt = columns.findIndex(column => column.name === entry.resource.key);
      const key = change.key ?? rows[0]?.[keyAt] ?? null;
      const kept = keepSecrets(key, rows, entry, method, context);
      return {change, outcome, key, ...kept, ...revealedIn(kept.rows, columns, method)};
    });
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    return all({kind: 'unknown', reason: error.message});
  }
}

/** What a call for several rows did of them, as its answer lists it. */
function readBatch(
  batch: Batch,
  changes: ChangeCall['changes'],
  request: Request,
  response: Response,
): readonly AppliedChange[] {
  const body = readBody(request, response);
  const listed = (path: string | undefined) => {
    const found = path === undefined ? undefined : readPathAnyCase(body, parsePath(path));
    return new Set(Array.isArray(found) ? found.map(String) : []);
  };
  const succeeded = listed(batch.succeeded);
  const failed = listed(batch.failed);
  return changes.map(({change}) => {
    const key = String(change.key);
    if (failed.has(key)) return {change, outcome: judgeListed(response)};
    if (succeeded.has(key) || batch.succeeded === undefined) return {change, outcome: {kind: 'done'}};
    const reason = 'the answer lists it neither as done nor as failed';
    return {change, outcome: {kind: 'unknown', reason}};
  });
}

/** What an answer that lists a row as failed says of it. */
function judgeListed({mayHaveActedBefore}: Response): Outcome {
  const reason = 'the API lists it as failed';
  return mayHaveActedBefore
    ? {kind: 'unknown', reason: `${reason}, after a try without an answer that may have done it`}
    : {kind: 'failed', reason};
}

function judgeFailure(
  request: Request,
  response: Response,
  entry: ResourceEntry,
  context: ChangeContext,
): Outcome {
  const {status} = response;
  // An earlier try deleted it, and its answer was lost; if it is the API that says so.
  const {errors} = entry.provider;
  const isGone = status === 404 && (errors === undefined || listReasons(errors, response).length > 0);
  if (isGone && request.method === 'DELETE' && response.mayHaveActedBefore) return {kind: 'done'};
  const {message, hint} = readError(entry.provider, request, response, context.secrets());
  // A server that failed may have failed after it acted.
  const mayHaveActed = status >= 500 || status === 408 || response.mayHaveActedBefore;
  if (mayHaveActed)
    return {kind: 'unknown', reason: `${message} (it may have been made: look before you try again)`};
  const reason = hint === undefined ? message : `${message} (${hint})`;
  // It was not looked at, and may be made another time.
  return {kind: status === 429 || status === 401 ? 'skipped' : 'failed', reason};
}

/** What the method reveals, as its answer shows it. */
function revealedIn(
  [row]: readonly LocalRow[],
  columns: readonly Column[],
  {reveals}: Method,
): Pick<AppliedChange, 'secrets'> {
  if (reveals === undefined || row === undefined) return {};
  const shown = columns.map(({name}, index) => [name, row[index] ?? null] as const);
  return {secrets: Object.fromEntries(shown.filter(([name]) => reveals.includes(name)))};
}

/** Puts what the method reveals where it is safe, and in its place says where that is. */
function keepSecrets(
  known: LocalValue,
  rows: readonly LocalRow[],
  entry: ResourceEntry,
  method: Method,
  {secretSink}: ChangeContext,
): {rows: readonly LocalRow[]; trouble?: string} {
  const {reveals} = method;
  if (secretSink === undefined || reveals === undefined) return {rows};
  const columns = returnedColumns(entry, method);
  const isRevealed = (index: number) => reveals.includes(columns[index]?.name ?? '');
  const keyAt = columns.findIndex(column => column.name === entry.resource.key);
  try {
    for (const row of rows) {
      const secrets: Record<string, LocalValue> = {};
      for (const [index, column] of columns.entries()) {
        if (isRevealed(index)) secrets[column.name] = row[index] ?? null;
      }
      const key = row[keyAt] ?? known;
      secretSink.write({resource: entry.address, key, secrets});
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const trouble = makeNote(
      'secret_not_kept',
      `a secret could not be written to ${secretSink.where}${code}, so it is in this result`,
    );
    return {rows, trouble};
  }
  const note = describePlace(secretSink);
  return {rows: rows.map(row => row.map((value, index) => (isRevealed(index) ? note : value)))};
}
