import {homedir} from 'node:os';
import path from 'node:path';
import {writeJson} from '../../format/json-text.js';
import type {Json} from '../../row.js';
import type {ReportOptions} from '../command/report.js';
import {readParameters} from '../option/read-parameters.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {createFileWriter} from '../output/file-writer.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {createHider} from '../report/hide-values.js';
import {createReport} from '../report/report.js';
import {createStatusLine} from '../report/status-line.js';
import {createWatcher} from '../report/watch-requests.js';
import {findLocalFile} from '../statement/find-local-file.js';
import {openSession} from '../statement/open-session.js';
import {chooseAccounts} from './choose-accounts.js';
import type {EstateReport} from './estate-report.js';
import {judgeReport} from './judge-report.js';
import {type MadeReport, makeReport} from './make-report.js';
import {quoteForShell} from './quote-for-shell.js';
import {checkParameters, findNames, readQuestions} from './read-questions.js';

/** What takes no longer, in milliseconds, needs no line that says so. */
const shortTime = 500;

/** Where the page goes on a terminal, which should not get it. */
const usualFile = 'rowgate-report.html';

/**
 * Makes a report on all accounts that there are, or those named, and writes it. Gives the exit status; what is wrong with it
 * has been told then.
 *
 * @throws RowgateError where there is none to write.
 */
export async function runReport(options: ReportOptions): Promise<number> {
  const format = options.format ?? (/\.json$/i.test(options.output ?? '') ? 'json' : 'html');
  // A place that can't be written to costs no request.
  const file = options.output ?? (format === 'html' && process.stdout.isTTY ? usualFile : '-');
  const writer = file === '-' ? createStandardWriter() : createFileWriter(file, () => {});
  const made = await make(options);
  try {
    await writer.begin({hasSecrets: false, isShownOnce: false});
    await writer.write(await print(made.report, format));
    await writer.finish();
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
  const report = createReport({});
  if (file !== '-') report.line(`the report is in ${file}`);
  const {status, notes, problems} = judgeReport(made, options.failOn);
  for (const note of notes) report.line(note);
  for (const {summary, reasons} of problems) report.problem(summary, reasons);
  return status;
}

async function make(options: ReportOptions): Promise<MadeReport> {
  const parameters = await readParameters(options.param ?? []);
  const hider = createHider(Object.values(parameters));
  const statusLine = createStatusLine(process.stderr);
  const report = createReport({hide: hider.text, statusLine});
  const {queries, broken} = readQuestions();
  for (const problem of broken) report.note(problem);
  checkParameters(parameters, queries);
  const without = findNames(options.without ?? [], queries);
  const watch = createWatcher(report, hider, options.trace ?? false);
  const start = performance.now();
  let requests = 0;
  let answers = 0;
  const session = await openSession(
    {...options, readOnly: true, allowFiles: false},
    {
      onEvent: event => {
        if (event.kind === 'sent') requests += 1;
        if (event.kind === 'answered') answers += 1;
        if (performance.now() - start > shortTime)
          statusLine.show(`reading: ${answers} of ${requests} requests answered`);
        watch(event);
      },
      onNote: report.note,
    },
  );
  try {
    const {engine, config, providers, environment} = session;
    const db = findLocalFile(options);
    const made = await makeReport({
      engine,
      ...(db !== undefined && {db}),
      environment,
      accounts: chooseAccounts(options, config, providers, environment, homedir()),
      queries,
      parameters,
      without,
      options: repeatOptions(options),
      notes: broken,
      now: new Date(),
      countRequests: () => requests,
    });
    return {...made, hasFault: made.hasFault || broken.length > 0};
  } finally {
    statusLine.clear();
    await session.close();
  }
}

/** What a command line has to say to ask the same accounts. */
function repeatOptions({sandbox, config, connection = []}: ReportOptions): readonly string[] {
  return [
    ...(sandbox ? ['--sandbox'] : []),
    ...(config === undefined ? [] : ['--config', quoteForShell(path.resolve(config))]),
    ...connection.flatMap(name => ['--connection', quoteForShell(name)]),
  ];
}

async function print(report: EstateReport, format: 'html' | 'json'): Promise<string> {
  if (format === 'json') return `${writeJson(report as unknown as Json)}\n`;
  const {renderReport} = await import('../estate-page/render-report.js');
  return renderReport(report);
}
