import path from 'node:path';
import {type RecordedRun, readJournal} from '../../change/read-journal.js';
import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {makeNote} from '../../notes.js';
import type {Row} from '../../row.js';
import type {StatementOptions} from '../command/statement-options.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {openOutput} from '../output/open-output.js';
import {pickFormat} from '../output/pick-format.js';
import {createReport} from '../report/report.js';
import {listRuns} from './find-run.js';
import {findRunFolder, journalEnding} from './run-folder.js';

const columns: Result['columns'] = [
  {name: 'name', type: 'text'},
  {name: 'started', type: 'timestamp'},
  {name: 'resource', type: 'text'},
  {name: 'method', type: 'text'},
  {name: 'changes', type: 'integer'},
  {name: 'done', type: 'integer'},
  {name: 'failed', type: 'integer'},
  {name: 'unknown', type: 'integer'},
  {name: 'open', type: 'integer'},
];

/** Lists the runs whose journals are in their folder, newest first. */
export async function showRuns(options: Pick<StatementOptions, 'format' | 'output'>): Promise<void> {
  const report = createReport({});
  const output = openOutput(options.output, await pickFormat(options), () => {});
  const folder = findRunFolder();
  const runs = listRuns(folder).flatMap(name => {
    try {
      return [{...readJournal(path.join(folder, `${name}${journalEnding}`)), name}];
    } catch (error) {
      if (!(error instanceof RowgateError)) throw error;
      report.note(makeNote('unreadable_file', error.message));
      return [];
    }
  });
  // Those that began in the same second are sorted by chance in their names.
  const sorted = runs.sort((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0));
  try {
    await output.write({columns, rows: sorted.map(makeRow), complete: true, requests: 0, notes: []});
    await output.finish();
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}

/** A row that was found as wanted already counts as done; one that was left alone, since it had changed, is open. */
function makeRow({name, started, changeSets, states}: RecordedRun & {readonly name: string}): Row {
  const changes = changeSets.flatMap(each => each.changes);
  const own = states.filter((_, index) => changes[index]?.call !== undefined);
  const kinds = own.map(state => (state.kind === 'ended' ? state.outcome.kind : state.kind));
  const count = (...wanted: readonly string[]) => kinds.filter(kind => wanted.includes(kind)).length;
  return [
    name,
    started,
    listDistinct(changeSets.map(each => each.resource)),
    listDistinct(changeSets.map(each => each.method)),
    own.length,
    count('done', 'unchanged'),
    count('failed'),
    count('sent'),
    count('open', 'skipped'),
  ];
}

function listDistinct(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}
