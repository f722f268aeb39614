import {type Command, Option} from 'commander';
import {createCountParser} from '../option/parse-count.js';
import {parseDuration} from '../option/parse-duration.js';

/** The options of every command that runs statements. Times are in milliseconds. */
export interface StatementOptions {
  readonly format?: string;
  readonly output?: string;
  /** As written: `name=value`. */
  readonly param?: readonly string[];
  readonly sandbox?: true;
  readonly config?: string;
  /** Connections or groups to use for their provider where a statement names none. */
  readonly connection?: readonly string[];
  readonly readOnly?: true;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly maxChanges?: number;
  readonly secretsTo?: string;
  readonly trace?: true;
  readonly timing?: true;
  readonly cache?: number;
  readonly concurrency?: number;
  readonly timeout?: number;
}

/** Adds the options. `formats` are listed in the help; without any, no name of a format is checked here. */
export function addStatementOptions(command: Command, formats: readonly string[]): Command {
  const format = new Option(
    '--format <name>',
    "how rows are written; by FILE's ending, or table on a terminal, jsonl elsewhere",
  );
  if (formats.length > 0) format.choices(formats);
  // Checked later, since a message of the parser would show the value.
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .optionsGroup('Output:')
    .addOption(format)
    .option('-o, --output <file>', 'write the rows to FILE, in whole or not at all')
    .option('--secrets-to <file>', 'keep secrets that are shown once in a new FILE, not in the result')
    .option('--trace', 'show each request, without secrets')
    .option('--timing', 'show time, rows and requests of each statement')
    .optionsGroup('Values:')
    .option(
      '-p, --param <name=value>',
      'value of :name, or of $1 with 1=…; name:=json for a number, true, false, null',
      collect,
    )
    .optionsGroup('Changes:')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('-y, --yes', 'agree to changes of several rows and to what cannot be undone')
    .option('--read-only', 'refuse all changes')
    .option(
      '--max-changes <n>',
      'refuse to change more rows in one statement (default: 100, or what the configuration says)',
      createCountParser(0, 1_000_000),
    )
    .optionsGroup('Accounts:')
    .option('--sandbox', 'ask built-in stand-ins for the APIs; needs no account, reads no configuration')
    .option(
      '--config <file>',
      'accounts and limits (default: $ROWGATE_CONFIG, or rowgate/config.yaml in ~/.config)',
    )
    .option(
      '--connection <name>',
      'connection or group to use for its provider where a statement names none; may be repeated',
      collect,
    )
    .optionsGroup('Requests:')
    .option('--cache <time>', 'use answers again for so long, as in 5m', parseDuration)
    .option('--concurrency <n>', 'requests under way at once (default: 8)', createCountParser(1, 100))
    .option('--timeout <time>', 'longest time for one request (default: 60s)', parseDuration)
    .optionsGroup('Other:');
}
