import type {ChangeOutcome} from './change-outcome.js';

interface Listening {
  readonly stop?: AbortSignal;
  readonly onOutcome?: (outcome: ChangeOutcome) => void;
}

/**
 * The outcomes of some work as a stream that ends with what the work gives. Whoever leaves the stream early fires `stop`, and
 * waits for the work to end.
 */
export async function* streamOutcomes<Options extends Listening, Answer>(
  options: Options,
  work: (options: Options) => Promise<Answer>,
): AsyncGenerator<ChangeOutcome, Answer, void> {
  const left = new AbortController();
  const stop = options.stop === undefined ? left.signal : AbortSignal.any([options.stop, left.signal]);
  const waiting: ChangeOutcome[] = [];
  let wake = () => {};
  let hasEnded = false;
  const onOutcome = (outcome: ChangeOutcome) => {
    options.onOutcome?.(outcome);
    waiting.push(outcome);
    wake();
  };
  const answer = work({...options, stop, onOutcome}).finally(() => {
    hasEnded = true;
    wake();
  });
  // It is awaited below; until then, that it failed is not news to Node.
  answer.catch(() => {});
  try {
    for (;;) {
      const outcome = waiting.shift();
      if (outcome !== undefined) yield outcome;
      else if (hasEnded) return await answer;
      else
        await new Promise<void>(resolve => {
          wake = resolve;
        });
    }
  } finally {
    left.abort();
    await answer.catch(() => {});
  }
}
