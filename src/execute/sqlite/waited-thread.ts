import {receiveMessageOnPort} from 'node:worker_threads';
import {RowgateError} from '../../errors.js';
import type {SqliteWork} from './sqlite-work.js';
import {type ThreadAnswer, type ThreadQuestion, unpackError} from './thread-message.js';

/** A thread that SQLite runs in, for those who can't but wait for its answers. */
export interface WaitedThread {
  /**
   * Has a piece of work done, and does nothing else until it is.
   *
   * @throws RowgateError what the work throws, and `local_sql` where it takes longer than so many milliseconds: the thread is
   * over then.
   */
  ask<Name extends keyof SqliteWork>(
    milliseconds: number,
    name: Name,
    ...given: Parameters<SqliteWork[Name]>
  ): Awaited<ReturnType<SqliteWork[Name]>>;
  isOver(): boolean;
  end(): void;
}

export async function startWaitedThread(): Promise<WaitedThread> {
  const {startWaitedWorker} = await import('./start-sqlite-worker.js');
  const {worker, port, answers} = startWaitedWorker();
  let isOver = false;
  const end = () => {
    isOver = true;
    worker.terminate();
  };
  worker.on('error', end).on('exit', end);
  await new Promise(resolve => worker.once('online', resolve).once('exit', resolve));
  // Nobody waits for it at the end of the process.
  worker.unref();
  return {
    ask(milliseconds, name, ...given) {
      const before = Atomics.load(answers, 0);
      const question: ThreadQuestion = {name, given};
      port.postMessage(question);
      Atomics.wait(answers, 0, before, milliseconds);
      const answer: ThreadAnswer | undefined = receiveMessageOnPort(port)?.message;
      if (answer?.kind === 'done') return answer.value as never;
      if (answer === undefined || answer.isSpent) end();
      if (answer !== undefined) throw unpackError(answer.error);
      throw new RowgateError('local_sql', 'the constants of a statement take too long to work out', {
        hint: 'Write down what they come to, as in = 5 for = length(…).',
      });
    },
    isOver: () => isOver,
    end,
  };
}
