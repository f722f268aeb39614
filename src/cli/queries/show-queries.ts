import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import {makeNote} from '../../notes.js';
import type {StatementOptions} from '../command/statement-options.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {openOutput} from '../output/open-output.js';
import {pickFormat} from '../output/pick-format.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {createReport, type Report} from '../report/report.js';
import {describeParameter} from './describe-parameter.js';
import {findQuery} from './find-query.js';
import {formatList} from './format-list.js';
import {hasWords} from './has-words.js';
import {listQueries} from './list-queries.js';
import type {QueryFile} from './query-file.js';
import {readQuery, readQueryText} from './read-query.js';

export type ShowOptions = Pick<StatementOptions, 'format' | 'output'>;

/** Of a terminal that does not tell. */
const usualWidth = 80;

/**
 * Lists the queries that have all of the words: names and titles on a terminal, rows elsewhere and where a format is named.
 *
 * @throws RowgateError `usage`.
 */
export async function showQueries(words: readonly string[], options: ShowOptions): Promise<void> {
  const report = createReport({});
  const queries = readAll(report).filter(each => hasWords(each, words));
  const isList = options.format === undefined && options.output === undefined && process.stdout.isTTY;
  try {
    if (isList) await writeText(formatList(queries, process.stdout.columns || usualWidth));
    else await writeRows(queries, options);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
  if (queries.length === 0) report.note(makeNote('nothing_found', 'no query has all of these words'));
  else if (isList) report.line('\nrowgate queries show NAME, rowgate run NAME');
}

/**
 * Prints the text of a query, as it is.
 *
 * @throws RowgateError `usage`.
 */
export async function showQuery(name: string): Promise<void> {
  const text = readQueryText(findQuery(name, listQueries()).path);
  try {
    await writeText([text]);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}

/** A file whose comment can't be read is told of, and does not hide the others. */
function readAll(report: Report): readonly QueryFile[] {
  return listQueries().flatMap(place => {
    try {
      return [readQuery(place)];
    } catch (error) {
      if (!(error instanceof RowgateError)) throw error;
      report.note(makeNote('unreadable_file', error.message));
      return [];
    }
  });
}

async function writeText(pieces: Iterable<string>): Promise<void> {
  const writer = createStandardWriter();
  for (const piece of pieces) await writer.write(piece);
}

const columns: Result['columns'] = [
  {name: 'name', type: 'text'},
  {name: 'title', type: 'text'},
  {name: 'parameters', type: 'text'},
  {name: 'providers', type: 'text'},
  {name: 'changes', type: 'boolean'},
  {name: 'file', type: 'text'},
];

async function writeRows(queries: readonly QueryFile[], options: ShowOptions): Promise<void> {
  const output = openOutput(options.output, await pickFormat(options), () => {});
  const rows = queries.map(({name, title, parameters, providers, changes, path}) => [
    name,
    title,
    parameters.map(describeParameter).join(', '),
    providers.join(', '),
    changes,
    path,
  ]);
  await output.write({columns, rows, complete: true, requests: 0, notes: []});
  await output.finish();
}
