import {homedir} from 'node:os';
import path from 'node:path';
import {RowgateError} from '../../errors.js';
import {writeJson} from '../../format/json-text.js';
import type {Json} from '../../row.js';
import type {ReportOptions} from '../command/report.js';
import {type Parameters, readParameters} from '../option/read-parameters.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {createFileWriter} from '../output/file-writer.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {listQueries} from '../queries/list-queries.js';
import {type QueryFile, severities} from '../queries/query-file.js';
import {readQuery} from '../queries/read-query.js';
import {createHider} from '../report/hide-values.js';
import {createReport, type Report} from '../report/report.js';
import {createWatcher} from '../report/watch-requests.js';
import {openSession} from '../statement/open-session.js';
import {partial} from '../statement/report-result.js';
import {chooseAccounts} from './choose-accounts.js';
import type {EstateReport} from './estate-report.js';
import {type MadeReport, makeReport} from './make-report.js';
import {quoteForShell} from './quote-for-shell.js';

/** Exit statuses: those of an error of an API, of a statement, and of what is refused. */
const [failed, wrong, refused] = [3, 1, 5];

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
  const parameters = await readParameters(options.param ?? []);
  const hider = createHider(Object.values(parameters));
  const report = createReport({hide: hider.text});
  const {queries, hasBroken} = readQueries(report);
  checkParameters(parameters, queries);
  // A place that can't be written to costs no request.
  const file = options.output ?? (format === 'html' && process.stdout.isTTY ? usualFile : '-');
  const writer = file === '-' ? createStandardWriter() : createFileWriter(file, () => {});
  const made = await make(
    options,
    queries,
    parameters,
    report,
    createWatcher(report, hider, options.trace ?? false),
  );
  try {
    await writer.begin({hasSecrets: false, isShownOnce: false});
    await writer.write(await print(made.report, format));
    await writer.finish();
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
  if (file !== '-') report.line(`the report is in ${file}`);
  return tell(made, hasBroken, options, report);
}

async function make(
  options: ReportOptions,
  queries: readonly QueryFile[],
  parameters: Parameters,
  report: Report,
  watch: ReturnType<typeof createWatcher>,
): Promise<MadeReport> {
  let requests = 0;
  const session = await openSession(
    {...options, readOnly: true, allowFiles: false},
    {
      onEvent: event => {
        if (event.kind === 'sent') requests += 1;
        watch(event);
      },
      onNote: report.note,
    },
  );
  try {
    const environment = session.environment;
    const accounts = chooseAccounts(options, session.config, session.providers, environment, homedir());
    return await makeReport({
      engine: session.engine,
      environment,
      accounts,
      queries,
      parameters,
      options: repeatOptions(options),
      now: new Date(),
      countRequests: () => requests,
    });
  } finally {
    await session.close();
  }
}

/** A file whose comment can't be read is told of, and does not hide the others. */
function readQueries(report: Report): {queries: readonly QueryFile[]; hasBroken: boolean} {
  let hasBroken = false;
  const queries = listQueries().flatMap(place => {
    try {
      return [readQuery(place)];
    } catch (error) {
      if (!(error instanceof RowgateError)) throw error;
      report.note(error.message);
      hasBroken = true;
      return [];
    }
  });
  return {queries, hasBroken};
}

/** @throws RowgateError `usage` for a parameter that no query has: it was hardly meant. */
function checkParameters(given: Parameters, queries: readonly QueryFile[]): void {
  const own = queries.filter(each => each.finding !== undefined).flatMap(each => each.parameters);
  for (const name of Object.keys(given)) {
    if (own.some(each => each.name === name)) continue;
    throw new RowgateError('usage', `no query with a severity has a parameter ${name}`, {
      hint: `There are: ${[...new Set(own.map(each => each.name))].sort().join(', ')}.`,
    });
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

/** Says what is wrong with the report, and gives the exit status: an answer that lacks something counts more than what it says. */
function tell(
  {report: {complete, findings, notRun, accounts}, hasFault, isPartial}: MadeReport,
  hasBroken: boolean,
  {failOn}: ReportOptions,
  report: Report,
): number {
  for (const {provider, state, reason} of accounts) {
    if (state === 'no credential') report.note(`${provider} was not looked at: ${reason}`);
  }
  const counts = severities.map(each => [each, findings.filter(found => found.severity === each).length]);
  report.line(`findings: ${counts.map(([severity, count]) => `${count} ${severity}`).join(', ')}`);
  if (complete !== true) report.problem('the report is not complete', complete.reasons);
  if (hasFault) {
    report.problem(
      'some queries were not run',
      notRun.map(each => `${each.query}: ${each.reason}`),
    );
  }
  if (complete !== true) return isPartial ? partial : failed;
  if (hasFault || hasBroken) return wrong;
  const worst = severities.slice(0, failOn === undefined ? 0 : severities.indexOf(failOn) + 1);
  const isFound = findings.some(each => worst.includes(each.severity));
  if (isFound)
    report.problem(`there are findings of severity ${worst.join(' or ')}, and --fail-on is ${failOn}`);
  return isFound ? refused : 0;
}
