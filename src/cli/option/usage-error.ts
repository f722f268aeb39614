import type {CommanderError} from 'commander';
import {RowgateError} from '../../errors.js';

/** What the parser of a command line found wrong, as an error like all others. */
export function readUsageError(
  {message, code}: CommanderError,
  [command = '']: readonly string[],
): RowgateError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return new RowgateError('usage', withoutValue(first), {hint: suggestion || hintFor(code, command)});
}

function hintFor(code: string, command: string): string | undefined {
  const help = /^[a-z]+$/.test(command) ? `rowgate help ${command}` : 'rowgate --help';
  switch (code) {
    case 'commander.excessArguments':
      return /^(?:query|exec|plan)$/.test(command)
        ? 'Put the SQL in quotes, so that the shell gives it as one argument: rowgate query "SELECT …"'
        : `${help} tells what it takes.`;
    case 'commander.unknownOption':
      return `${help} lists the options.`;
    case 'commander.unknownCommand':
      return 'rowgate --help lists the commands; SQL goes to rowgate query "…".';
    default:
      return undefined;
  }
}

/** A misspelt `--param` has a value that may be a secret. */
function withoutValue(message: string): string {
  return message.replace(/^(unknown option '-[^=]*)=.*'$/s, "$1'");
}
