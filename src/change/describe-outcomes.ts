import type {Outcome} from '../execute/result.js';

const shownReasons = 3;

const words: Readonly<Record<Outcome['kind'], string>> = {
  failed: 'failed',
  unknown: 'unknown',
  skipped: 'not sent',
  done: 'done',
  unchanged: 'as wanted already',
};

/** What the first word of a summary takes before it, of one and of several. */
const verbs: Readonly<Record<string, readonly [one: string, several: string]>> = {
  failed: ['failed', 'failed'],
  unknown: ['has an unknown outcome', 'have an unknown outcome'],
  'not sent': ['was not sent', 'were not sent'],
};

/**
 * Changes of which not all were made, as in `2 of 5 changes failed, 1 unknown, 2 done`, and the first reasons.
 * Undefined where all were made.
 */
export function describeOutcomes(
  outcomes: readonly Outcome[],
): {readonly summary: string; readonly reasons: readonly string[]} | undefined {
  const counts = count(outcomes.map(({kind}) => words[kind]));
  const reasons = count(
    outcomes.flatMap(each => ('reason' in each ? [`${words[each.kind]}: ${each.reason}`] : [])),
  );
  if (reasons.size === 0) return undefined;
  const [first, ...rest] = Object.values(words).flatMap(word => {
    const number = counts.get(word);
    return number === undefined ? [] : [{word, number}];
  });
  const {word, number} = first ?? {word: '', number: 0};
  const verb = verbs[word]?.[number === 1 ? 0 : 1] ?? word;
  const changes = outcomes.length === 1 ? 'change' : 'changes';
  const others = reasons.size - shownReasons;
  return {
    summary: [
      `${number} of ${outcomes.length} ${changes} ${verb}`,
      ...rest.map(each => `${each.number} ${each.word}`),
    ].join(', '),
    reasons: [
      ...[...reasons]
        .slice(0, shownReasons)
        .map(([reason, times]) => (times === 1 ? reason : `${reason} (${times} times)`)),
      ...(others > 0 ? [`and ${others} other ${others === 1 ? 'reason' : 'reasons'}`] : []),
    ],
  };
}

function count(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
