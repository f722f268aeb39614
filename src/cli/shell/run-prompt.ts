import path from 'node:path';
import {type LocalSummary, listLocals} from '../../list-locals.js';
import {findStateFolder} from '../journal/run-folder.js';
import {hasColors} from '../output/has-colors.js';
import {readVersion} from '../package-folder.js';
import {completeDotCommand, readDotCommand} from './command/dot-commands.js';
import type {Completion} from './complete/candidate.js';
import {completeStatement} from './complete/complete-statement.js';
import type {OpenShell, Person} from './create-shell.js';
import {collapseStatement} from './history/collapse-statement.js';
import {openHistoryFile} from './history/history-file.js';
import {listKnownSecrets} from './history/known-secrets.js';
import {createKeepRule, mayKeep} from './history/may-keep.js';
import {paintSql} from './paint-sql.js';
import {describePrompt} from './prompt.js';
import {goesOn, runCommand} from './run-script.js';
import {splitInput} from './split-input.js';
import {openTerminal, type Terminal} from './terminal.js';

type UseShell = (person: Person, work: (shell: OpenShell) => Promise<number>) => Promise<number>;

/** Reads statements and dot-commands at the terminal until its user leaves. */
export async function runPrompt(useShell: UseShell): Promise<number> {
  let terminal: Terminal | undefined;
  const shown = new Set<string>();
  const person: Person = {
    ask: (question, isHidden) => terminal?.ask(question, {isHidden}) ?? Promise.resolve(''),
    lend: work => terminal?.lend(work) ?? work(),
    onSecret: secret => shown.add(secret),
  };
  return useShell(person, async shell => {
    const prompt = createPrompt(shell, shown);
    terminal = openTerminal({
      input: process.stdin,
      output: process.stderr,
      history: prompt.history,
      complete: prompt.complete,
      paint: hasColors(process.stderr) ? prompt.paint : undefined,
      onInterrupt: shell.interrupt,
    });
    try {
      await prompt.run(terminal);
    } finally {
      terminal.close();
    }
    return 0;
  });
}

interface Prompt {
  readonly history: readonly string[];
  complete(line: string, cursor: number): Completion;
  paint(line: string): string;
  run(terminal: Terminal): Promise<void>;
}

/** `shown`: secrets that results have shown. */
function createPrompt(shell: OpenShell, shown: ReadonlySet<string>): Prompt {
  const {report, settings, session} = shell;
  const {catalog} = session.engine;
  const file = openHistoryFile(path.join(findStateFolder(), 'history'), report.note);
  const known = listKnownSecrets(process.env);
  const rule = createKeepRule(catalog, () => {
    const hidden = [...settings.parameters.values()].filter(each => each.isHidden);
    return [...known, ...shown, ...hidden.map(({value}) => String(value))];
  });
  /** What is typed of a statement on the lines above. */
  let pending = '';
  let isPrivate = false;
  let locals: readonly LocalSummary[] = [];

  /** Where they can't be read, the statement that uses them will say why. */
  const findLocals = async () => {
    try {
      return await listLocals(session.engine);
    } catch {
      return [];
    }
  };
  const keep = (terminal: Terminal, text: string) => {
    const entry = collapseStatement(text);
    if (entry === undefined) return;
    terminal.remember(entry);
    const isSafe = mayKeep(entry, rule) && !session.engine.holdsSecret(entry);
    if (!isPrivate && isSafe) file.add(entry);
  };
  /** What a line ends: the steps that it has whole. */
  const takeLine = (line: string): readonly {readonly text: string; run(): Promise<number | 'quit'>}[] => {
    if (pending === '') isPrivate = /^\s/.test(line);
    const command = pending === '' ? readDotCommand(line) : undefined;
    if (command !== undefined) return [{text: command, run: () => runCommand(shell, command)}];
    const {statements, rest} = splitInput(pending + line);
    pending = rest === '' ? '' : `${rest}\n`;
    return statements.map(text => ({text: `${text};`, run: () => shell.runStatement(text)}));
  };

  return {
    history: file.entries,
    complete: (line, cursor) => {
      if (pending === '' && line.startsWith('.')) return completeDotCommand(line, cursor, shell);
      const world = {catalog, parameters: [...settings.parameters.keys()], locals};
      const {start, candidates} = completeStatement(pending + line, pending.length + cursor, world);
      return {start: start - pending.length, candidates};
    },
    paint: line => (pending === '' && line.startsWith('.') ? line : paintSql(line, pending)),
    run: async terminal => {
      report.line(describeStart(shell));
      locals = await findLocals();
      for (;;) {
        const {open} = splitInput(pending);
        const input = await terminal.readLine(
          describePrompt({
            isSandbox: shell.isSandbox,
            isReadOnly: shell.isReadOnly,
            inTransaction: shell.inTransaction(),
            open,
          }),
        );
        if (input.kind === 'end') return;
        if (input.kind === 'cancelled') {
          if (!input.hadText && pending === '') report.line('Ctrl-D or .quit leaves');
          pending = '';
          continue;
        }
        const steps = takeLine(input.text);
        for (const {text} of steps) keep(terminal, text);
        for (const [index, step] of steps.entries()) {
          const status = await step.run();
          if (/^(?:create|drop|\.read)\b/i.test(step.text)) locals = await findLocals();
          if (status === 'quit') return;
          if (status === 0 || goesOn(shell, status)) continue;
          // What follows in a paste was written for the case that this went well.
          const left = steps.length - index - 1 + terminal.forgetLines();
          if (left > 0) report.line(`${left} more ${left === 1 ? 'line was' : 'lines were'} not run`);
          pending = '';
          break;
        }
      }
    },
  };
}

function describeStart({isSandbox, session}: OpenShell): string {
  const {providers} = session;
  const where = isSandbox ? `, on stand-ins for ${providers.map(each => each.name).join(', ')}` : '';
  return `rowgate ${readVersion()}${where}; .help lists commands`;
}
