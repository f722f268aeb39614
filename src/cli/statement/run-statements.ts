import path from 'node:path';
import {RowgateError} from '../../errors.js';
import type {Result} from '../../execute/result.js';
import type {Plan} from '../../plan/plan.js';
import type {StatementOptions} from '../command/statement-options.js';
import {exitStatusOf} from '../exit-status.js';
import {type Parameters, readParameters} from '../option/read-parameters.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {type Output, openOutput} from '../output/open-output.js';
import {pickFormat} from '../output/pick-format.js';
import {describeOutcomes} from '../report/describe-outcomes.js';
import {createHider} from '../report/hide-values.js';
import {createReport, type Report} from '../report/report.js';
import {createWatcher} from '../report/watch-requests.js';
import {confirmChanges} from './confirm-changes.js';
import {createInterrupts, type Interrupts} from './interrupts.js';
import {type KeptSecrets, keepSecrets} from './keep-secrets.js';
import {openSession, type Session} from './open-session.js';
import type {StatementText} from './read-statement-text.js';

/**
 * Exit statuses that no error has: of a result that lacks rows, and of one of several things that did not all succeed:
 * changes, or accounts that were read.
 */
const incomplete = 3;
const partial = 4;

/** That of a command that a closed pipe ends: 128 and the number of SIGPIPE. */
const brokenPipe = 141;

interface Run {
  readonly text: StatementText;
  readonly options: StatementOptions;
  readonly parameters: Parameters;
  readonly report: Report;
  readonly interrupts: Interrupts;
  readonly output: Output;
}

/**
 * Runs the statements of a text as the options of its command say: rows go to standard output or a file, everything
 * else to standard error. Gives the exit status; errors have been reported then.
 *
 * @throws RowgateError `usage`, before anything is run.
 */
export async function runStatements(text: StatementText, options: StatementOptions): Promise<number> {
  const parameters = await readParameters(options.param ?? []);
  const hider = createHider(Object.values(parameters));
  const report = createReport({hide: hider.text, source: text.source});
  const interrupts = createInterrupts(report.line);
  const format = await pickFormat(options);
  const output = openOutput(options.output, format, interrupts.guard);
  if (options.secretsTo !== undefined && isSameFile(options.secretsTo, options.output)) {
    throw new RowgateError('usage', '--output and --secrets-to name the same file');
  }
  const secrets = options.secretsTo === undefined ? undefined : keepSecrets(options.secretsTo);
  if (secrets !== undefined) interrupts.guard();
  const watch = createWatcher(report, hider, options.trace ?? false);
  const run: Run = {text, options, parameters, report, interrupts, output};
  let session: Session | undefined;
  let status: number;
  try {
    session = await openSession(options, {
      onEvent: event => {
        interrupts.onEvent(event);
        watch(event);
      },
      onNote: report.note,
    });
    status = await runAll(run, session, secrets);
  } catch (error) {
    await report.error(error);
    status = exitStatusOf(error);
  }
  status = await endOutput(output, status, report);
  if (secrets?.close()) report.line(`secrets are in ${options.secretsTo}`);
  interrupts.dispose();
  await session?.close();
  return status;
}

function isSameFile(one: string, other: string | undefined): boolean {
  return other !== undefined && path.resolve(one) === path.resolve(other);
}

async function runAll(run: Run, {engine}: Session, secrets: KeptSecrets | undefined): Promise<number> {
  const {text, options, parameters, report, interrupts, output} = run;
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  let status = 0;
  let done = 0;
  let start = performance.now();
  const startStatement = () => {
    const index = done;
    interrupts.startStatement(async () => isChange((await engine.plan(text.sql, parameters))[index]));
    start = performance.now();
  };
  startStatement();
  const results = engine.run(text.sql, parameters, {
    signal: interrupts.signal,
    stop: interrupts.stop,
    dryRun: options.dryRun ?? false,
    yes: options.yes ?? false,
    ...(isTerminal && {
      confirm: changeSet => confirmChanges(changeSet, engine.catalog, interrupts.signal),
    }),
    ...(secrets !== undefined && {secretSink: secrets.sink}),
  });
  for await (const result of results) {
    const milliseconds = performance.now() - start;
    done += 1;
    status = Math.max(status, reportResult(result, report));
    try {
      await output.write(result);
    } catch (error) {
      if (isClosedPipe(error)) return status === 0 && (await hasMore(text.sql, done)) ? brokenPipe : status;
      throw error;
    }
    if (options.timing) report.line(describeTiming(result, milliseconds));
    if (status !== 0) break;
    startStatement();
  }
  if (done === 0) throw new RowgateError('usage', 'there is no statement in the text');
  if (options.dryRun && status === 0) report.line('dry run: nothing was changed');
  return status;
}

/** Whether a plan may change something, rather than only read. */
function isChange(plan: Plan | undefined): boolean {
  return plan?.kind === 'change' || (plan?.kind === 'query' && plan.given.some(table => table.change));
}

/** Tells what the rows don't, and gives the exit status. */
function reportResult({notes, complete, outcomes = []}: Result, report: Report): number {
  for (const note of notes) report.note(note);
  const problems = describeOutcomes(outcomes);
  if (problems !== undefined) report.problem(problems.summary, problems.reasons);
  if (complete !== true) report.problem(`rows are missing: ${complete.reason}`);
  if (problems !== undefined) return partial;
  if (complete === true) return 0;
  return complete.connections === undefined ? incomplete : partial;
}

function describeTiming({rows, requests}: Result, milliseconds: number): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return `time: ${(milliseconds / 1000).toFixed(3)} s, ${counted(rows.length, 'row')}, ${counted(requests, 'request')}`;
}

/** Whether statements are left that have not been run. */
async function hasMore(sql: string, done: number): Promise<boolean> {
  const {parseStatements} = await import('../../statement/parse-statements.js');
  return parseStatements(sql).length > done;
}

/** A file is put in its place once every statement has given all that it has. */
async function endOutput(output: Output, status: number, report: Report): Promise<number> {
  try {
    if (status === 0 || status === partial) await output.finish();
    else for (const line of await output.abandon()) report.line(line);
    return status;
  } catch (error) {
    await report.error(error);
    return status === 0 ? exitStatusOf(error) : status;
  }
}
