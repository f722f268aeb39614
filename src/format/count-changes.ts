import type {PreviewedChange} from '../execute/result.js';

const nouns: Readonly<Record<Exclude<PreviewedChange['action'], 'nothing'>, string>> = {
  insert: 'insert',
  update: 'update',
  replace: 'replacement',
  delete: 'deletion',
  exec: 'call',
};

/** How many changes there are of each kind, as in `3 updates, 2 unchanged`. */
export function countChanges(changes: readonly PreviewedChange[]): string {
  const counts = new Map<string, number>();
  let unchanged = 0;
  for (const {action} of changes) {
    if (action === 'nothing') unchanged++;
    else counts.set(nouns[action], (counts.get(nouns[action]) ?? 0) + 1);
  }
  const parts = [...counts].map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`);
  if (unchanged > 0) parts.push(`${unchanged} unchanged`);
  return parts.length === 0 ? 'no changes' : parts.join(', ');
}
