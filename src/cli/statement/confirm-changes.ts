import {createInterface} from 'node:readline';
import type {Catalog} from '../../catalog/catalog.js';
import type {ChangeSet} from '../../change/change-set.js';
import {RowgateError} from '../../errors.js';
import {hasColors} from '../output/has-colors.js';

const shownChanges = 5;

/**
 * Shows what a change set would do, its first changes one by one, and asks. Anything but `y` or `yes` is no.
 *
 * @throws RowgateError `cancelled` as `ask` does.
 */
export async function confirmChanges(
  changeSets: readonly ChangeSet[],
  catalog: Catalog,
  ask: (question: string) => Promise<string>,
): Promise<boolean> {
  const [{describeChanges}, {previewChanges}, {drawChanges}] = await Promise.all([
    import('../../change/guard-changes.js'),
    import('../../change/preview-changes.js'),
    import('../../format/diff.js'),
  ]);
  const {stderr} = process;
  const changes = previewChanges(changeSets, catalog).preview.filter(({action}) => action !== 'nothing');
  const shown = changes.slice(0, shownChanges);
  const rest = changes.length - shown.length;
  // Values of parameters are in it: whoever gave them has to see what they do.
  stderr.write(`${describeChanges(changeSets).replace(/,$/, '')}\n`);
  for (const text of drawChanges(shown, {width: stderr.columns, colors: hasColors(stderr)}))
    stderr.write(text);
  if (rest > 0) stderr.write(`… and ${rest} more; --dry-run shows them all\n`);
  const what = changes.length === 1 ? 'this change' : `these ${changes.length} changes`;
  return /^\s*y(?:es)?\s*$/i.test(await ask(`Make ${what}? [y/N] `));
}

/**
 * Asks on the terminal; nothing is answered with an empty text.
 *
 * @throws RowgateError `cancelled` on Ctrl-C.
 */
export function askOnTerminal(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({input: process.stdin, output: process.stderr, terminal: true});
  let isAnswered = false;
  return new Promise((resolve, reject) => {
    const cancel = () => {
      reject(cancelledChanges());
      lines.close();
    };
    signal.addEventListener('abort', cancel, {once: true});
    lines.on('SIGINT', cancel);
    lines.on('close', () => {
      // After Ctrl-D, the cursor still stands behind the question.
      if (!isAnswered) process.stderr.write('\n');
      signal.removeEventListener('abort', cancel);
      resolve('');
    });
    lines.question(question, answer => {
      isAnswered = true;
      resolve(answer);
      lines.close();
    });
  });
}

export function cancelledChanges(): RowgateError {
  return new RowgateError('cancelled', 'interrupted; nothing was changed');
}
