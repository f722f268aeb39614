import type {Result, ResultPart} from '../../execute/result.js';
import {collectResult} from '../../execute/result-parts.js';
import type {Cell, Notice} from '../protocol/backend-message.js';
import type {Format} from '../protocol/frontend-message.js';
import {encodeRows, type TypedColumn} from './encode-rows.js';
import {listNotices} from './result-notices.js';
import type {Source, Step} from './source.js';

/** Rows that are yet to come. */
export interface RowStream {
  /** What is under way is given up: the next row fails. */
  interrupt(): void;
  /** No row is wanted any more. */
  close(): void;
  /** To be told behind the last row. */
  notices(): readonly Notice[];
}

/** A result that is whole, or what is told before the rows of one that come in pages. */
export type BegunRows =
  | {readonly kind: 'whole'; readonly result: Result}
  | {readonly kind: 'paged'; readonly notes: readonly string[]};

/** Takes the head of the one result that parts make, and all of one that does not come in pages. */
export async function beginRows(parts: AsyncGenerator<ResultPart, void>): Promise<BegunRows> {
  const head = await parts.next();
  if (head.value?.kind === 'head' && head.value.isPaged) return {kind: 'paged', notes: head.value.notes};
  const whole = async function* () {
    if (!head.done) yield head.value;
    yield* parts;
  };
  return {kind: 'whole', result: await collectResult(whole())};
}

/**
 * The other rows of the one result that parts make, page by page. What has failed once fails again: rows that are missing must not
 * look like an end. `locate` makes the error that is told of the one that was thrown.
 */
export function streamRows(
  parts: AsyncGenerator<ResultPart, void>,
  stop: AbortController,
  {columns, formats}: {readonly columns: readonly TypedColumn[]; readonly formats: readonly Format[]},
  locate: (error: unknown) => unknown,
): {readonly rows: Source<readonly Cell[]>; readonly stream: RowStream} {
  const notices: Notice[] = [];
  let batch: Iterator<readonly Cell[], undefined> = [].values();
  let failure: {readonly error: unknown} | undefined;
  const pull = async (): Promise<Step<readonly Cell[]>> => {
    if (failure !== undefined) throw failure.error;
    try {
      for (let part = await parts.next(); !part.done; part = await parts.next()) {
        if (part.value.kind === 'end') notices.push(...listNotices(part.value));
        if (part.value.kind !== 'rows') continue;
        batch = encodeRows(columns, part.value.rows, formats);
        const step = batch.next();
        if (!step.done) return step;
      }
      return {done: true, value: undefined};
    } catch (error) {
      failure = {error: locate(error)};
      throw failure.error;
    }
  };
  return {
    rows: {
      next: () => {
        const step = batch.next();
        return step.done ? pull() : step;
      },
    },
    stream: {
      interrupt: () => stop.abort(),
      close: () => {
        stop.abort();
        parts.return().catch(() => {});
      },
      notices: () => notices,
    },
  };
}

/** Does something with rows that are yet to come, until it is cancelled. */
export async function whileTaking<Value>(
  stream: Pick<RowStream, 'interrupt'> | undefined,
  cancel: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  const interrupt = () => stream?.interrupt();
  cancel.addEventListener('abort', interrupt);
  if (cancel.aborted) interrupt();
  try {
    return await work();
  } finally {
    cancel.removeEventListener('abort', interrupt);
  }
}
