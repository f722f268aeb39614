import type {ChangeSet} from '../../change/change-set.js';

const nouns: Readonly<Record<ChangeSet['verb'], string>> = {
  insert: 'insert',
  update: 'update',
  replace: 'replacement',
  delete: 'deletion',
  exec: 'call',
};

/** How many changes there are of each kind, as in `3 updates, 2 unchanged`. */
export function countChanges(changeSets: readonly ChangeSet[]): string {
  const counts = new Map<string, number>();
  let unchanged = 0;
  for (const {verb, changes} of changeSets) {
    const needed = changes.filter(change => change.call !== undefined).length;
    unchanged += changes.length - needed;
    counts.set(nouns[verb], (counts.get(nouns[verb]) ?? 0) + needed);
  }
  const parts = [...counts]
    .filter(([, count]) => count > 0)
    .map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`);
  if (unchanged > 0) parts.push(`${unchanged} unchanged`);
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
