import type {ErrorFacts} from './error-codes.js';

/** The error codes of a session of the Postgres wire; see errorCodes. */
export const sessionCodes = {
  protocol: {
    exit: 3,
    sqlState: '08P01',
    meaning: 'a Postgres client sent what is no message of the protocol',
    advice: 'Use another client or driver, and report it.',
  },
  not_encrypted: {
    exit: 3,
    sqlState: '28000',
    meaning: 'the server takes encrypted sessions only',
    advice: 'Connect with `sslmode=require`.',
  },
  wrong_password: {
    exit: 3,
    sqlState: '28P01',
    meaning: 'the password is wrong',
    advice: 'It is that of ROWGATE_PASSWORD, or the one shown when the server began.',
  },
  unknown_database: {
    exit: 3,
    sqlState: '3D000',
    meaning: 'there is no such database',
    advice: 'Its name is `rowgate`.',
  },
  too_many_connections: {
    exit: 3,
    sqlState: '53300',
    meaning: 'no more sessions are taken',
    advice: 'Close some, or raise `--max-sessions`.',
  },
  too_much_memory: {
    exit: 3,
    sqlState: '53200',
    meaning: 'results that wait to be fetched are too large',
    advice: 'Fetch them with a cursor, or ask for fewer rows.',
  },
  too_large: {
    exit: 3,
    sqlState: '54000',
    meaning: 'a session holds too much, or a message is too long',
    advice: 'Close statements and cursors; send less at once.',
  },
  shutting_down: {
    exit: 3,
    sqlState: '57P01',
    meaning: 'the server is ending',
    advice: 'Connect again once it runs.',
  },
  in_transaction: {
    exit: 3,
    sqlState: '25001',
    meaning: 'it can not be done within a transaction',
    advice: 'End the transaction with COMMIT or ROLLBACK first.',
  },
  no_transaction: {
    exit: 3,
    sqlState: '25P01',
    meaning: 'it needs a transaction',
    advice: 'Begin one with BEGIN.',
  },
  failed_transaction: {
    exit: 3,
    sqlState: '25P02',
    meaning: 'a statement of the transaction has failed',
    advice: 'ROLLBACK, then begin again.',
  },
  unknown_statement: {
    exit: 3,
    sqlState: '26000',
    meaning: 'there is no such prepared statement',
    advice: 'Prepare it again: each session has its own.',
  },
  known_statement: {
    exit: 3,
    sqlState: '42P05',
    meaning: 'there is a prepared statement of that name',
    advice: 'Take another name, or DEALLOCATE it.',
  },
  unknown_cursor: {
    exit: 3,
    sqlState: '34000',
    meaning: 'there is no such cursor',
    advice: 'It ends with its transaction, unless it was declared WITH HOLD.',
  },
  known_cursor: {
    exit: 3,
    sqlState: '42P03',
    meaning: 'there is a cursor of that name',
    advice: 'Take another name, or CLOSE it.',
  },
  unknown_setting: {
    exit: 3,
    sqlState: '42704',
    meaning: 'there is no such setting',
    advice: '`rowgate help serve` lists those of Rowgate.',
  },
  not_startable: {
    exit: 3,
    sqlState: '55000',
    meaning: 'a setting can not be changed, or not to that value',
    advice: 'Leave it as it is.',
  },
  invalid_encoding: {
    exit: 3,
    sqlState: '22021',
    meaning: 'a text is not UTF-8',
    advice: 'Set the encoding of the client to UTF8.',
  },
  invalid_text: {
    exit: 3,
    sqlState: '22P02',
    meaning: 'a value can not be read as its type',
    advice: 'Cast it, or mend the value.',
  },
  invalid_binary: {
    exit: 3,
    sqlState: '22P03',
    meaning: 'a binary value can not be read as its type',
    advice: 'Send it as text, or as the type that the server describes.',
  },
  unknown_savepoint: {
    exit: 3,
    sqlState: '3B001',
    meaning: 'a session has no savepoint of that name',
    advice: 'SAVEPOINT makes one, between BEGIN and COMMIT.',
  },
} as const satisfies Record<string, ErrorFacts>;
