import type {CommanderError} from 'commander';
import {RowgateError} from '../../errors.js';

/** What the parser of the command line found wrong, as an error like all others. */
export function readUsageError({message, code}: CommanderError): RowgateError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return new RowgateError('usage', withoutValue(first), {hint: suggestion || hints[code]});
}

const hints: Readonly<Record<string, string>> = {
  'commander.excessArguments':
    'Put the SQL in quotes, so that the shell gives it as one argument: rowgate query "SELECT …"',
  'commander.unknownOption': 'rowgate help query lists the options.',
  'commander.unknownCommand': 'rowgate --help lists the commands; SQL goes to rowgate query "…".',
};

/** A misspelt `--param` has a value that may be a secret. */
function withoutValue(message: string): string {
  return message.replace(/^(unknown option '-[^=]*)=.*'$/s, "$1'");
}
