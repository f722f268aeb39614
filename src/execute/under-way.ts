/** Work that is given up together. */
export interface UnderWay {
  /** The signal is of this work alone. */
  run<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Gives up all that is under way, and all that may come. */
  end(): void;
}

/**
 * Work that is given up when a signal fires, too. Each piece has a signal of its own: the listeners of one signal form a chain,
 * in which those that are done hold on to those that follow, with all that these know.
 */
export function createUnderWay(outer: AbortSignal | undefined): UnderWay {
  const pieces = new Set<AbortController>();
  let isOver = false;
  const end = () => {
    isOver = true;
    outer?.removeEventListener('abort', end);
    for (const piece of pieces) piece.abort(outer?.reason);
  };
  if (outer?.aborted) end();
  else outer?.addEventListener('abort', end);
  return {
    end,
    async run(work) {
      const piece = new AbortController();
      if (isOver) piece.abort(outer?.reason);
      pieces.add(piece);
      try {
        return await work(piece.signal);
      } finally {
        pieces.delete(piece);
      }
    },
  };
}
