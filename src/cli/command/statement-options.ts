import {type Command, Option} from 'commander';
import {createCountParser} from '../option/parse-count.js';
import {parseDuration} from '../option/parse-duration.js';

/** The options of every command that reads or changes something. Times are in milliseconds. */
export interface StatementOptions {
  readonly format?: string;
  readonly output?: string;
  /** As written: `name=value`. */
  readonly param?: readonly string[];
  readonly sandbox?: true;
  readonly config?: string;
  /** Connections or groups to use for their provider where a statement names none. */
  readonly connection?: readonly string[];
  /** The file of local tables and views. */
  readonly db?: string;
  readonly readOnly?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly maxChanges?: number;
  readonly stopAfterErrors?: number;
  readonly canary?: number;
  readonly strict?: true;
  readonly newToken?: true;
  /** The file of the journal, instead of one among the others. */
  readonly journal?: string;
  /** A file, or `command …`. */
  readonly secretsTo?: string;
  readonly trace?: true;
  readonly timing?: true;
  readonly cache?: number;
  readonly concurrency?: number;
  readonly timeout?: number;
}

const mostChanges = 1_000_000;

// Checked later, since a message of the parser would show the value.
export const collect = (value: string, before: readonly string[] = []) => [...before, value];

/** Adds the options. `formats` are listed in the help; without any, no name of a format is checked here. */
export function addStatementOptions(command: Command, formats: readonly string[]): Command {
  addOutputOptions(command, formats);
  addSecretsOption(command);
  addValueOption(command);
  addChangeOptions(
    command.optionsGroup('Changes:').option('--dry-run', 'show what would change, and change nothing'),
  ).option('--read-only', 'refuse all changes');
  command
    .optionsGroup('Accounts:')
    .option('--sandbox', 'ask built-in stand-ins for the APIs; needs no account, reads no configuration');
  addAccountOptions(command);
  addLocalOption(command);
  command
    .optionsGroup('Requests:')
    .option('--cache <time>', 'use answers again for so long, as in 5m', parseDuration);
  return addRequestOptions(command);
}

export function addOutputOptions(command: Command, formats: readonly string[]): Command {
  return addFormatOption(command.optionsGroup('Output:'), formats)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .option('--trace', 'show each request, without secrets')
    .option('--timing', 'show time, rows and requests of each statement');
}

export function addFormatOption(command: Command, formats: readonly string[]): Command {
  const format = new Option(
    '--format <name>',
    "how rows are written; by FILE's ending, or table (of a preview, diff) on a terminal, jsonl elsewhere",
  );
  if (formats.length > 0) format.choices(formats);
  return command.addOption(format);
}

export function addSecretsOption(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option(
      '--secrets-to <place>',
      "keep secrets that are shown once in a new FILE, not in the result, or give each to a program: 'command …'",
    );
}

export function addValueOption(
  command: Command,
  description = 'value of :name, or of $1 with 1=…; name:=json for a number, true, false, null',
): Command {
  return command.optionsGroup('Values:').option('-p, --param <name=value>', description, collect);
}

/** The guards of changes, and the journal of what is made. */
export function addChangeOptions(command: Command): Command {
  return addJournalOptions(command)
    .option(
      '--stop-after-errors <n>',
      'begin no further change once so many have failed or are unknown',
      createCountParser(1, mostChanges),
    )
    .option(
      '--canary <n>',
      'make so many changes first, and the others only if these are as intended',
      createCountParser(1, mostChanges),
    )
    .option('--strict', 'read each row again just before its change; one that has changed stops all');
}

export function addJournalOptions(command: Command): Command {
  return command
    .optionsGroup('Changes:')
    .option('-y, --yes', 'agree to changes of several rows and to what cannot be undone')
    .option(
      '--max-changes <n>',
      'refuse to change more rows in one statement (default: 100, or what the configuration says)',
      createCountParser(0, mostChanges),
    )
    .option('--journal <file>', 'keep the journal of the run in a new FILE, not among the others');
}

/** Of commands that go on with what was begun before. */
export function addNewTokenOption(command: Command): Command {
  return command
    .optionsGroup('Accounts:')
    .option('--new-token', 'the account is the same as then, though its token is another');
}

export function addAccountOptions(command: Command): Command {
  return command
    .optionsGroup('Accounts:')
    .option(
      '--config <file>',
      'accounts and limits (default: $ROWGATE_CONFIG, or rowgate/config.yaml in ~/.config)',
    )
    .option(
      '--connection <name>',
      'connection or group to use for its provider where a statement names none; may be repeated',
      collect,
    );
}

export function addLocalOption(command: Command): Command {
  return command
    .optionsGroup('Local tables and views:')
    .option(
      '--db <file>',
      'SQLite file to keep them in (default: $ROWGATE_DB, or rowgate/local.db in ~/.local/share; with --sandbox, none)',
    );
}

export function addRequestOptions(command: Command): Command {
  return command
    .optionsGroup('Requests:')
    .option('--concurrency <n>', 'requests under way at once (default: 8)', createCountParser(1, 100))
    .option('--timeout <time>', 'longest time for one request (default: 60s)', parseDuration)
    .optionsGroup('Other:');
}
