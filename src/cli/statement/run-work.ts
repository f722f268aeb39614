import path from 'node:path';
import type {Engine} from '../../engine.js';
import type {RunOptions} from '../../engine-options.js';
import {RowgateError} from '../../errors.js';
import type {ResultPart} from '../../execute/result.js';
import type {StatementOptions} from '../command/statement-options.js';
import {exitStatusOf} from '../exit-status.js';
import {type KeptJournals, keepJournals, type NamedRun} from '../journal/keep-journals.js';
import type {Parameters} from '../option/read-parameters.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {openOutput} from '../output/open-output.js';
import type {Output, RowsOutput} from '../output/output.js';
import {pickFormat} from '../output/pick-format.js';
import {createHider} from '../report/hide-values.js';
import {createReport, type Report} from '../report/report.js';
import {createFetching, type Fetching} from '../report/show-fetching.js';
import {createProgress} from '../report/show-progress.js';
import {createStatusLine, type StatusLine} from '../report/status-line.js';
import {createWatcher} from '../report/watch-requests.js';
import {askOnTerminal, confirmChanges} from './confirm-changes.js';
import {createInterrupts, type Interrupts} from './interrupts.js';
import {isSecretCommand, type KeptSecrets, keepSecrets} from './keep-secrets.js';
import {openSession, type Session} from './open-session.js';
import {describeTiming, hasMoreToDo, isWhole, partial, reportEnd, reportHead} from './report-result.js';

/** What a command has an engine do, of which results come one by one, each in parts. */
export interface Work {
  readonly options: StatementOptions;
  /** Values that are kept out of what is reported. */
  readonly parameters: Parameters;
  /** What the SQL text is called. */
  readonly source?: string | undefined;
  /** The run that it goes on with. */
  readonly resumed?: NamedRun;
  start(engine: Engine, run: RunOptions, report: Report): AsyncGenerator<ResultPart, void>;
  /** Whether what the result of that number, from 0, comes of may change something. */
  isChange(engine: Engine, index: number): Promise<boolean>;
  /** Whether there was more to come after so many results. */
  hasMore(done: number): Promise<boolean>;
  /** What is said once all went well. */
  readonly closing?: () => readonly string[];
}

/** That of a command that a closed pipe ends: 128 and the number of SIGPIPE. */
const brokenPipe = 141;

interface Setting {
  readonly report: Report;
  readonly statusLine: StatusLine;
  readonly fetching: Fetching;
  readonly interrupts: Interrupts;
  readonly output: Output;
  readonly journals: KeptJournals;
}

/**
 * Does the work of a command as its options say: rows go to standard output or a file, everything else to standard
 * error. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is run.
 */
export async function runWork(work: Work): Promise<number> {
  const {options, parameters, source} = work;
  const hider = createHider(Object.values(parameters));
  const statusLine = createStatusLine(process.stderr);
  const report = createReport({hide: hider.text, source, statusLine});
  const fetching = createFetching(statusLine);
  const interrupts = createInterrupts(report.line);
  const format = await pickFormat(options);
  const output = openOutput(options.output, format, interrupts.guard);
  const {secretsTo} = options;
  if (secretsTo !== undefined && !isSecretCommand(secretsTo) && isSameFile(secretsTo, options.output)) {
    throw new RowgateError('usage', '--output and --secrets-to name the same file');
  }
  const secrets = secretsTo === undefined ? undefined : keepSecrets(secretsTo);
  if (secrets !== undefined) interrupts.guard();
  const watch = createWatcher(report, hider, options.trace ?? false);
  // The name of a run has digits that may be those of a parameter.
  const journals = keepJournals(options.journal, createReport({statusLine}).line, work.resumed);
  let session: Session | undefined;
  let status: number;
  try {
    // What there is to clean up keeps an interrupt from ending the process, so that it has to end a step of SQLite.
    const threads = secretsTo !== undefined || options.output !== undefined;
    session = await openSession(
      {...options, threads},
      {
        onEvent: event => {
          interrupts.onEvent(event);
          fetching.onEvent(event);
          if (event.kind !== 'waiting' || !fetching.isActive()) watch(event);
        },
        onNote: report.note,
      },
    );
    status = await runAll(
      work,
      {report, statusLine, fetching, interrupts, output, journals},
      session,
      secrets,
    );
  } catch (error) {
    fetching.end();
    await report.error(error);
    status = exitStatusOf(error);
  }
  fetching.end();
  statusLine.clear();
  status = await endOutput(output, status, report);
  if (status !== 0) journals.tellUnfinished();
  if (secrets?.close()) report.line(secrets.closing);
  interrupts.dispose();
  await session?.close();
  return status;
}

function isSameFile(one: string, other: string | undefined): boolean {
  return other !== undefined && path.resolve(one) === path.resolve(other);
}

async function runAll(
  work: Work,
  setting: Setting,
  {engine}: Session,
  secrets: KeptSecrets | undefined,
): Promise<number> {
  const {report, statusLine, fetching, interrupts, output, journals} = setting;
  const {options} = work;
  let status = 0;
  let done = 0;
  let start = process.hrtime.bigint();
  const startStatement = () => {
    const index = done;
    interrupts.startStatement(() => work.isChange(engine, index));
    fetching.start();
    start = process.hrtime.bigint();
  };
  startStatement();
  const run = makeRunOptions(options, engine, setting, secrets);
  let place: RowsOutput | undefined;
  let count = 0;
  for await (const part of work.start(engine, run, report)) {
    statusLine.clear();
    try {
      if (part.kind === 'head') {
        done += 1;
        count = 0;
        status = Math.max(status, reportHead(part, run.dryRun ?? false, report));
        // All may be done, and yet nobody has what was to be kept.
        if (secrets?.hasLost()) status = Math.max(status, partial);
        if (!hasMoreToDo(part)) journals.settle();
        place = await output.begin(part);
      } else if (part.kind === 'rows') {
        count += part.rows.length;
        await place?.rows(part.rows);
      } else {
        const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
        fetching.end();
        status = Math.max(status, reportEnd(part, report));
        await place?.end(part);
        if (options.timing) report.line(describeTiming(count, part.requests, milliseconds));
        if (status !== 0) break;
        startStatement();
      }
    } catch (error) {
      if (isClosedPipe(error)) return status === 0 && (await work.hasMore(done)) ? brokenPipe : status;
      throw error;
    }
  }
  if (options.dryRun && status === 0) report.line('dry run: nothing was changed');
  if (status === 0) for (const line of work.closing?.() ?? []) report.line(line);
  return status;
}

/** How the statements of a command are run. `ask` is how the user is asked; without it, nobody is. */
export function makeRunOptions(
  options: StatementOptions,
  {catalog}: Engine,
  {report, statusLine, fetching, interrupts: {signal, stop}, journals}: Omit<Setting, 'output'>,
  secrets: KeptSecrets | undefined,
  // A standard input that nobody reads from is slow to make.
  ask = process.stderr.isTTY && process.stdin.isTTY
    ? (question: string) => askOnTerminal(question, signal)
    : undefined,
): RunOptions {
  const showOutcome = createProgress({statusLine, line: report.line});
  const {stopAfterErrors, canary} = options;
  // What a sandbox of this process was made to be is gone with it.
  const isKept = !options.sandbox || options.journal !== undefined;
  return {
    signal,
    stop,
    dryRun: options.dryRun ?? false,
    yes: options.yes ?? false,
    strict: options.strict ?? false,
    onNote: report.note,
    onProgress: fetching.onProgress,
    onOutcome: outcome => {
      fetching.end();
      showOutcome(outcome);
    },
    ...(ask !== undefined && {
      confirm: changeSets => {
        fetching.end();
        return confirmChanges(changeSets, catalog, ask);
      },
    }),
    ...(isKept && {startJournal: (changeSets, accounts) => journals.start(changeSets, accounts, catalog)}),
    ...(stopAfterErrors !== undefined && {stopAfterErrors}),
    ...(canary !== undefined && {canary}),
    ...(secrets !== undefined && {secretSink: secrets.sink}),
  };
}

/** A file is put in its place once every statement has given all that it has. */
async function endOutput(output: Output, status: number, report: Report): Promise<number> {
  try {
    if (isWhole(status)) await output.finish();
    else for (const line of await output.abandon()) report.line(line);
    return status;
  } catch (error) {
    await report.error(error);
    return status === 0 ? exitStatusOf(error) : status;
  }
}
