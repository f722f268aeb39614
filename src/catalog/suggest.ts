/** The name nearest to a misspelt one, or undefined where none is near. Case does not matter. */
export function suggestName(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of names) {
    const other = candidate.toLowerCase();
    // A plural, a prefix or a part (`clients` for `oauth_clients`) is near whatever its length.
    const contains = wanted.length >= 3 && (other.includes(wanted) || wanted.includes(other));
    const distance = contains ? Math.min(1.5, editDistance(wanted, other)) : editDistance(wanted, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `Did you mean "x"?` for a hint, or the names there are. `before`: the parts of the name that stand before `name`. */
export function suggestionHint(
  name: string,
  names: readonly string[],
  what: string,
  before: readonly string[] = [],
): string | undefined {
  const near = suggestName(name, names);
  if (near !== undefined) return `Did you mean "${[...before, near].join('.')}"?`;
  return names.length > 0 ? `${what}: ${names.join(', ')}.` : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({length: b.length + 1}, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
