import {suggestionHint} from '../../../catalog/suggest.js';
import {RowgateError} from '../../../errors.js';
import {type Candidate, type Completion, pickCandidates, toCandidates} from '../complete/candidate.js';
import {completePath, expandHome} from '../complete/complete-path.js';
import type {Shell} from '../shell.js';
import {catalogCommands} from './catalog-commands.js';
import {type DotCommand, type DotStatus, unquote} from './dot-command.js';
import {settingCommands} from './setting-commands.js';

const actionCommands: readonly DotCommand[] = [
  {
    name: 'explain',
    usage: '[STATEMENT]',
    description: 'what a statement would call, or what the last one called',
    run: async (shell, given) => {
      const sql = given.replace(/;\s*$/, '') || shell.lastStatement();
      if (sql === undefined) throw new RowgateError('usage', 'there is no statement yet to explain');
      return shell.runStatement(/^\s*explain\b/i.test(sql) ? sql : `EXPLAIN ${sql}`);
    },
  },
  {
    name: 'read',
    usage: 'FILE',
    description: 'run the statements and dot-commands of a file',
    complete: (_shell, given) => completePath(given),
    run: async (shell, given) => shell.runScript(await readScript(given), unquote(given)),
  },
];

const closingCommands: readonly DotCommand[] = [
  {
    name: 'help',
    usage: '[COMMAND]',
    description: 'this list',
    complete: () => toCandidates(dotCommands.map(({name}) => name)),
    run: ({report}, given) => {
      for (const line of describeCommands(given === '' ? dotCommands : [findCommand(given)]))
        report.line(line);
      if (given === '') report.line(closingHelp);
      return 0;
    },
  },
  {name: 'quit', aliases: ['exit'], description: 'leave, as Ctrl-D does', run: () => 'quit'},
];

const closingHelp = `A statement ends with ; and may have several lines. Tab completes.
Ctrl-C cancels, and Ctrl-D leaves.
The history keeps nothing that begins with a blank or may have a secret in it.`;

export const dotCommands: readonly DotCommand[] = [
  ...catalogCommands,
  ...settingCommands.slice(0, 2),
  ...actionCommands,
  ...settingCommands.slice(2),
  ...closingCommands,
].toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** Words that people type to a prompt without a dot, where no statement is begun. */
const bareWords = /^(?:help|quit|exit)\s*;?\s*$/i;

/** The dot-command that a line is, where no statement is begun. */
export function readDotCommand(line: string): string | undefined {
  if (line.startsWith('.')) return line.trim();
  return bareWords.test(line) ? `.${line.replace(/[;\s]/g, '').toLowerCase()}` : undefined;
}

/** @throws RowgateError of what it does, and `usage` where there is no such command. */
export async function runDotCommand(shell: Shell, line: string): Promise<DotStatus> {
  const {name, given} = parseLine(line);
  return findCommand(name).run(shell, given);
}

/** What a line that begins with a dot could go on with. */
export function completeDotCommand(
  line: string,
  cursor: number,
  shell: Pick<Shell, 'session' | 'settings'>,
): Completion {
  const typed = line.slice(0, cursor);
  const [, name = '', gap = '', given = ''] = /^\.(\S*)(\s*)(.*)$/s.exec(typed) ?? [];
  const pick = (candidates: readonly Candidate[], prefix: string) => ({
    start: cursor - prefix.length,
    candidates: pickCandidates(candidates, prefix),
  });
  if (gap === '') {
    return pick(
      dotCommands.map(each => ({text: `.${each.name}`, after: each.usage === undefined ? '' : ' '})),
      typed,
    );
  }
  const command = dotCommands.find(each => hasName(each, name));
  return pick(command?.complete?.(shell, given) ?? [], given);
}

function findCommand(given: string): DotCommand {
  const name = given.replace(/^\./, '').toLowerCase();
  const exact = dotCommands.find(each => hasName(each, name));
  if (exact !== undefined) return exact;
  const begun = name === '' ? [] : dotCommands.filter(each => each.name.startsWith(name));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only;
  const names = dotCommands.map(each => each.name);
  throw new RowgateError('usage', `there is no command .${name}`, {
    hint: begun.length > 1 ? `There are .${begun.map(each => each.name).join(', .')}.` : hintFor(name, names),
  });
}

function hintFor(name: string, names: readonly string[]): string {
  const suggestion = suggestionHint(name, names, 'Commands') ?? '';
  return suggestion.startsWith('Did') ? suggestion.replace('"', '".') : '.help lists them.';
}

function hasName({name, aliases = []}: DotCommand, wanted: string): boolean {
  return name === wanted.toLowerCase() || aliases.includes(wanted.toLowerCase());
}

function parseLine(line: string): {readonly name: string; readonly given: string} {
  const [, name = '', given = ''] = /^\.(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  return {name, given};
}

function describeCommands(commands: readonly DotCommand[]): readonly string[] {
  const heads = commands.map(({name, usage}) => `.${name}${usage === undefined ? '' : ` ${usage}`}`);
  const width = Math.max(...heads.map(({length}) => length).filter(length => length < 24), 0);
  return commands.map(({description}, index) => {
    const head = heads[index] ?? '';
    const gap = head.length > width ? `\n${' '.repeat(width + 2)}` : ' '.repeat(width + 2 - head.length);
    return head + gap + description;
  });
}

async function readScript(given: string): Promise<string> {
  if (given === '') throw new RowgateError('usage', '.read takes the name of a file');
  const {readStatementText} = await import('../../statement/read-statement-text.js');
  return (await readStatementText(undefined, expandHome(unquote(given)))).sql;
}
