/** The candidate that `word` was probably meant to be: at most two changes away, and fewer than half its letters. */
export function findClosest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(word.length / 2));
  for (const candidate of candidates) {
    const changes = countChanges(word, candidate);
    if (changes < least) {
      best = candidate;
      least = changes;
    }
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour to make `to` of `from`. */
function countChanges(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({length: to.length + 1}, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
