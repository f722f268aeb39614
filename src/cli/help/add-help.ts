import type {Command, Help} from 'commander';
import {type ExitStatus, exitStatuses} from '../exit-status.js';
import {type FileName, files} from './files.js';
import {type VariableName, variables} from './variables.js';

/** What the help of a command says below its options. */
export interface CommandHelp {
  /** What else there is to know, as it stands: lines of at most 80 characters. */
  readonly notes?: string;
  /** Command lines that work as they stand; one may go over several lines. */
  readonly examples: readonly string[];
  /** The exit statuses that it may have. */
  readonly exit: readonly ExitStatus[];
  /** Another meaning that a status has for this command. */
  readonly exitMeanings?: Partial<Readonly<Record<ExitStatus, string>>>;
  readonly environment?: readonly VariableName[];
  readonly files?: readonly FileName[];
}

/** As wide as every terminal, so that help reads the same everywhere. */
export const helpWidth = 80;

/** Adds the sections that each command has, in the same order. */
export function addHelp(command: Command, help: CommandHelp): Command {
  return command.addHelpText('after', () => printHelp(help, command.createHelp()));
}

function printHelp({notes, examples, exit, exitMeanings, ...help}: CommandHelp, helper: Help): string {
  helper.helpWidth = helpWidth;
  const printTerms = (terms: readonly (readonly [term: string, description: string])[]) => {
    const width = Math.max(...terms.map(([term]) => term.length));
    return terms.map(([term, description]) => helper.formatItem(term, width, description, helper)).join('\n');
  };
  const statuses = exit.map(
    status => [String(status), exitMeanings?.[status] ?? exitStatuses[status]] as const,
  );
  const sections: readonly (readonly [title: string, text: string])[] = [
    ['Examples', examples.map(each => each.replace(/^/gm, '  ')).join('\n')],
    ['Exit status', printTerms(statuses)],
    ['Environment', printTerms(help.environment?.map(name => [name, variables[name]] as const) ?? [])],
    ['Files', printTerms(help.files?.map(name => [name, files[name]] as const) ?? [])],
  ];
  const shown = sections.filter(([, text]) => text !== '').map(([title, text]) => `${title}:\n${text}`);
  return ['', ...(notes === undefined ? [] : [`${printNotes(notes, helper)}\n`]), shown.join('\n\n')].join(
    '\n',
  );
}

/** Paragraphs are wrapped; a line that begins with a blank stays as it is. */
function printNotes(notes: string, helper: Help): string {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of notes.trim().split('\n')) {
    const isText = line !== '' && !line.startsWith(' ');
    if (isText && isOpen) paragraphs[paragraphs.length - 1] += ` ${line}`;
    else paragraphs.push(line);
    isOpen = isText;
  }
  return paragraphs.map(each => (each.startsWith(' ') ? each : helper.boxWrap(each, helpWidth))).join('\n');
}
