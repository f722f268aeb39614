import type {RunOptions} from '../../engine-options.js';
import type {Result} from '../../execute/result.js';
import type {RequestEvent} from '../../request/request.js';
import type {StatementOptions} from '../command/statement-options.js';
import {exitStatusOf} from '../exit-status.js';
import {type KeptJournals, keepJournals} from '../journal/keep-journals.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {createHider, type Hider} from '../report/hide-values.js';
import {createReport} from '../report/report.js';
import {createFetching} from '../report/show-fetching.js';
import type {StatusLine} from '../report/status-line.js';
import {createWatcher} from '../report/watch-requests.js';
import {createInterrupts, type Interrupts} from '../statement/interrupts.js';
import type {KeptSecrets} from '../statement/keep-secrets.js';
import type {Session} from '../statement/open-session.js';
import {describeTiming, hasMoreToDo, partial, reportEnd, reportHead} from '../statement/report-result.js';
import {isChange} from '../statement/run-statements.js';
import {makeRunOptions} from '../statement/run-work.js';
import {runScript} from './run-script.js';
import type {Settings} from './settings.js';
import type {Shell} from './shell.js';
import type {Screen} from './show-result.js';
import {createTurns} from './turns.js';

export interface ShellOptions {
  readonly options: StatementOptions;
  readonly session: Session;
  readonly settings: Settings;
  readonly screen: Screen;
  readonly statusLine: StatusLine;
  readonly secrets: KeptSecrets | undefined;
  readonly person: Person;
}

/** Who sits at the terminal; without anything in it, nobody does. */
export interface Person {
  readonly ask?: (question: string, isHidden: boolean) => Promise<string>;
  /** Leaves the terminal to another program. */
  readonly lend?: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Told of secrets that a result shows. */
  readonly onSecret?: (value: string) => void;
}

export interface OpenShell extends Shell {
  /** Where the events of the session go. */
  onEvent(event: RequestEvent): void;
  /** Ctrl-C while a statement is run. */
  interrupt(): void;
  /** Says what is left undone. */
  close(): void;
}

export function createShell(given: ShellOptions): OpenShell {
  const {options, session, settings, screen, statusLine, secrets, person} = given;
  const {ask} = person;
  const {engine} = session;
  const createOwnHider = () => createHider([...settings.parameters.values()].map(each => each.value));
  const hider: Hider = {
    text: text => createOwnHider().text(text),
    whole: text => createOwnHider().whole(text),
    part: text => createOwnHider().part(text),
  };
  const report = createReport({hide: hider.text, statusLine});
  const watch = createWatcher(report, hider, false);
  const trace = createWatcher(report, hider, true);
  const fetching = createFetching(statusLine);
  // The name of a run has digits that may be those of a parameter.
  const journals: KeptJournals = keepJournals(options.journal, createReport({statusLine}).line);
  const turns = createTurns(engine);
  let interrupts: Interrupts | undefined;
  let last: string | undefined;

  const runOptions = (own: Interrupts): RunOptions => {
    const setting = {report, statusLine, fetching, interrupts: own, journals};
    const askPlainly = ask === undefined ? undefined : (question: string) => ask(question, false);
    return makeRunOptions(options, engine, setting, secrets, askPlainly);
  };
  const finish = async (result: Result, milliseconds: number) => {
    const headStatus = reportHead(result, options.dryRun ?? false, report);
    const status = Math.max(headStatus, reportEnd({...result, notes: []}, report));
    if (!hasMoreToDo(result)) journals.settle();
    for (const secret of listSecrets(result)) person.onSecret?.(secret);
    await screen.show(result);
    if (options.dryRun && result.preview !== undefined) report.line('dry run: nothing was changed');
    if (settings.timing) report.line(describeTiming(result.rows.length, result.requests, milliseconds));
    return secrets?.hasLost() ? Math.max(status, partial) : status;
  };

  const runStatement = async (sql: string): Promise<number> => {
    const own = createInterrupts(report.line);
    interrupts = own;
    const parameters = Object.fromEntries([...settings.parameters].map(([name, {value}]) => [name, value]));
    own.startStatement(async () => (await engine.planStatements(sql, parameters)).some(isChange));
    const start = performance.now();
    fetching.start();
    let status: number;
    try {
      const result = await turns.run(sql, parameters, runOptions(own));
      fetching.end();
      status = await finish(result, performance.now() - start);
    } catch (error) {
      fetching.end();
      // Nobody reads what a shell would go on to say.
      if (isClosedPipe(error)) throw error;
      await report.error(error);
      status = exitStatusOf(error);
    }
    own.dispose();
    interrupts = undefined;
    if (status !== 0) journals.tellUnfinished();
    journals.settle();
    return status;
  };

  const shell: OpenShell = {
    session,
    isSandbox: options.sandbox ?? false,
    isReadOnly: options.readOnly ?? session.config.readOnly,
    settings,
    report,
    runStatement: async sql => {
      if (!/^explain\b/i.test(sql)) last = sql;
      return runStatement(sql);
    },
    runScript: (text, source) => runScript(shell, text, {source}),
    lastStatement: () => last,
    show: screen.show,
    redirect: screen.redirect,
    askHidden: async question => ask?.(question, true),
    inTransaction: turns.inTransaction,
    onEvent: event => {
      interrupts?.onEvent(event);
      fetching.onEvent(event);
      if (event.kind === 'waiting' && fetching.isActive()) return;
      (settings.trace ? trace : watch)(event);
    },
    interrupt: () => void interrupts?.interrupt(),
    close: () => {
      if (turns.inTransaction())
        report.line('there was no COMMIT: the changes of the transaction were not made');
    },
  };
  return shell;
}

function listSecrets({columns, rows}: Result): readonly string[] {
  const places = columns.flatMap(({secret}, index) => (secret ? [index] : []));
  return rows.flatMap(row =>
    places.flatMap(place => {
      const value = row[place];
      return typeof value === 'string' ? [value] : [];
    }),
  );
}
