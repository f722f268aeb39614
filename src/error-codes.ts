import {sessionCodes} from './session-codes.js';

export interface ErrorFacts {
  /** Exit status of a command that ends with it. */
  readonly exit: number;
  /** What a Postgres client sees. */
  readonly sqlState: string;
  /** What has happened, as a part of a sentence. */
  readonly meaning: string;
  /** The way out in general; an error's own hint is nearer. */
  readonly advice: string;
}

/**
 * What can go wrong, as a closed set that stays as it is: programs and people know an error by its code. Exit statuses: 1
 * the statement is wrong, 2 the command line, 3 the API or the network, 4 changes not (surely) made, 5 refused by a guard,
 * 6 drifted.
 */
export const errorCodes = {
  syntax: {
    exit: 1,
    sqlState: '42601',
    meaning: 'the text is not SQL that Rowgate knows',
    advice: 'Look at the caret: what was expected is said. `rowgate docs statements` has every form.',
  },
  unsupported: {
    exit: 1,
    sqlState: '0A000',
    meaning: 'it is SQL, and not done here',
    advice: 'Say it in another way, as the hint tells, or in steps.',
  },
  unknown_provider: {
    exit: 1,
    sqlState: '3D000',
    meaning: 'a name begins with no provider or connection',
    advice: '`SHOW PROVIDERS` and `rowgate connections` list them.',
  },
  unknown_service: {
    exit: 1,
    sqlState: '3F000',
    meaning: 'a provider has no such service',
    advice: '`SHOW SERVICES IN provider` lists them.',
  },
  unknown_resource: {
    exit: 1,
    sqlState: '42P01',
    meaning: 'there is no such table',
    advice: '`rowgate docs` lists the resources.',
  },
  unknown_method: {
    exit: 1,
    sqlState: '42883',
    meaning: 'a resource has no such method',
    advice: '`SHOW METHODS IN resource` lists them.',
  },
  unknown_column: {
    exit: 1,
    sqlState: '42703',
    meaning: 'a table has no such column',
    advice: '`DESCRIBE resource` lists them. A text stands in single quotes.',
  },
  unknown_parameter: {
    exit: 1,
    sqlState: '42P02',
    meaning: 'a method or a statement has no such parameter',
    advice: '`DESCRIBE METHOD` lists those of a method.',
  },
  ambiguous_name: {
    exit: 1,
    sqlState: '42702',
    meaning: 'a name means several things',
    advice: 'Write more of it: `service.resource`, or `table.column`.',
  },
  missing_parameter: {
    exit: 1,
    sqlState: '42P02',
    meaning: 'a value is missing that the API or the statement needs',
    advice: 'Give it in WHERE, in EXEC as `@name = value`, or with `--param`.',
  },
  missing_column: {
    exit: 1,
    sqlState: '23502',
    meaning: 'an INSERT lacks a column that the API needs',
    advice: '`SHOW INSERT INTO resource` shows one that has all.',
  },
  missing_where: {
    exit: 1,
    sqlState: '42601',
    meaning: 'a change says not which rows',
    advice: 'Add a WHERE; `WHERE true` means all rows.',
  },
  read_only_column: {
    exit: 1,
    sqlState: '428C9',
    meaning: 'a column is set by the API alone',
    advice: 'Leave it out; `DESCRIBE resource` tells which these are.',
  },
  invalid_value: {
    exit: 1,
    sqlState: '22023',
    meaning: 'a value is of the wrong type, length or form',
    advice: '`DESCRIBE EXTENDED resource` tells what a column takes.',
  },
  local_sql: {
    exit: 1,
    sqlState: '42000',
    meaning: 'SQLite could not run the statement',
    advice: "Its message is shown; the SQL beyond the tables is SQLite's own.",
  },
  file: {
    exit: 1,
    sqlState: '58030',
    meaning: "a file can't be read or written",
    advice: 'See to its path, its mode and the room on the disk.',
  },
  invalid_provider: {
    exit: 1,
    sqlState: 'F0000',
    meaning: "a provider's data is wrong",
    advice: '`checkProvider` lists what is; its author has to mend it.',
  },
  usage: {
    exit: 2,
    sqlState: '42601',
    meaning: 'the command line or the configuration is wrong',
    advice: '`rowgate help COMMAND` shows what a command takes.',
  },
  no_credentials: {
    exit: 3,
    sqlState: '28000',
    meaning: 'there is no token, or it is refused as it is',
    advice: '`rowgate doctor` shows where one is looked for; `rowgate init` adds one.',
  },
  insecure_url: {
    exit: 2,
    sqlState: '08000',
    meaning: 'a token would go over plain http',
    advice: 'Use https; plain http is for this machine only.',
  },
  api: {
    exit: 3,
    sqlState: 'HV000',
    meaning: 'the API refused a request or failed',
    advice: 'Its reason is shown. `--trace` shows every request.',
  },
  network: {
    exit: 3,
    sqlState: '08006',
    meaning: 'no answer came',
    advice: 'See to the network and the URL; `rowgate doctor` tries every account.',
  },
  incomplete: {
    exit: 4,
    sqlState: '40003',
    meaning: 'rows are missing, or what became of a change is not known',
    advice: 'Look at what was shown; `rowgate runs` lists runs that can be gone on with.',
  },
  read_only: {
    exit: 5,
    sqlState: '25006',
    meaning: 'changes are not allowed here',
    advice: 'Leave out `--read-only`, or see `read_only` in the configuration.',
  },
  refused: {
    exit: 5,
    sqlState: '42501',
    meaning: 'a guard refused a change; nothing was changed',
    advice: 'Look at it with `--dry-run`, then agree with `--yes` or raise the limit.',
  },
  drifted: {
    exit: 6,
    sqlState: '40001',
    meaning: 'rows are not as they were when the change was made up',
    advice: 'Look at them, and plan the change again.',
  },
  cancelled: {
    exit: 130,
    sqlState: '57014',
    meaning: 'it was given up before its end',
    advice: 'Run it again; `rowgate resume` goes on with changes.',
  },
  internal: {
    exit: 3,
    sqlState: 'XX000',
    meaning: 'a mistake of Rowgate',
    advice: 'Report it, with the statement and without any secret.',
  },
  ...sessionCodes,
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof errorCodes;
