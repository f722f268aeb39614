import {createInterface} from 'node:readline';
import type {Catalog} from '../../catalog/catalog.js';
import type {ChangeSet} from '../../change/change-set.js';
import {RowgateError} from '../../errors.js';
import {narrowPreview, previewRows} from '../report/narrow-preview.js';

const shownChanges = 5;

/**
 * Shows what a change set would do, its first changes one by one, and asks on the terminal. Anything but `y` or `yes`
 * is no.
 *
 * @throws RowgateError `cancelled` on Ctrl-C.
 */
export async function confirmChanges(
  changeSets: readonly ChangeSet[],
  catalog: Catalog,
  signal: AbortSignal,
): Promise<boolean> {
  const [{describeChanges}, {previewChanges}, {formats}] = await Promise.all([
    import('../../change/guard-changes.js'),
    import('../../change/preview-changes.js'),
    import('../../format/index.js'),
  ]);
  const changes = changeSets.flatMap(each => each.changes).filter(change => change.call !== undefined);
  const firstOnes = new Set(changes.slice(0, shownChanges));
  const shown = changeSets.map(each => ({...each, changes: each.changes.filter(one => firstOnes.has(one))}));
  const isDelete = changeSets.every(each => each.verb === 'delete');
  const preview = isDelete ? previewRows([...firstOnes]) : narrowPreview(previewChanges(shown, catalog));
  // The last piece is the number of rows, which are not those of the change set.
  const table = [...formats.table(preview, {width: process.stderr.columns})].slice(0, -1);
  const rest = changes.length - firstOnes.size;
  const more = rest > 0 ? `… and ${rest} more; --dry-run shows them all\n` : '';
  // Values of parameters are in it: whoever gave them has to see what they do.
  process.stderr.write(`${describeChanges(changeSets).replace(/,$/, '')}\n${table.join('')}${more}`);
  const what = changes.length === 1 ? 'this change' : `these ${changes.length} changes`;
  return ask(`Make ${what}? [y/N] `, signal);
}

function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({input: process.stdin, output: process.stderr, terminal: true});
  let isAnswered = false;
  return new Promise((resolve, reject) => {
    const cancel = () => {
      reject(new RowgateError('cancelled', 'interrupted; nothing was changed'));
      lines.close();
    };
    signal.addEventListener('abort', cancel, {once: true});
    lines.on('SIGINT', cancel);
    lines.on('close', () => {
      // After Ctrl-D, the cursor still stands behind the question.
      if (!isAnswered) process.stderr.write('\n');
      signal.removeEventListener('abort', cancel);
      resolve(false);
    });
    lines.question(question, answer => {
      isAnswered = true;
      resolve(/^\s*y(?:es)?\s*$/i.test(answer));
      lines.close();
    });
  });
}
