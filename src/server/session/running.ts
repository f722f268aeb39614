import {setMaxListeners} from 'node:events';
import {RowgateError} from '../../errors.js';

/** A statement under way, which can be ended from outside. */
export interface Running {
  readonly cancel: AbortSignal;
  readonly giveUp: AbortSignal;
  /** Ends it; a second time, what it is changing just now is given up too. */
  interrupt(reason: string): void;
  /** What the statement's end is to be told as. */
  explain(error: unknown): unknown;
  /** It has ended by itself. */
  finish(): void;
}

/** `time`: how long it may take, in milliseconds. It is interrupted when the client is gone. */
export function startRunning(time: number, gone: AbortSignal): Running {
  const cancel = new AbortController();
  const giveUp = new AbortController();
  // Every request under way listens.
  setMaxListeners(0, cancel.signal, giveUp.signal);
  let reason = '';
  const interrupt = (given: string) => {
    if (cancel.signal.aborted) giveUp.abort();
    reason ||= given;
    cancel.abort();
  };
  const leave = () => interrupt('the client is gone');
  const timer = setTimeout(() => interrupt(`the statement took longer than ${time} ms`), time);
  gone.addEventListener('abort', leave, {once: true});
  if (gone.aborted) leave();
  return {
    cancel: cancel.signal,
    giveUp: giveUp.signal,
    interrupt,
    explain: error =>
      cancel.signal.aborted && error instanceof RowgateError && error.code === 'cancelled'
        ? new RowgateError('cancelled', reason)
        : error,
    finish: () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', leave);
    },
  };
}
