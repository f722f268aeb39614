import initSqlJs, {type Database} from 'sql.js';

/** A database with the tables that the random texts of these tests name. */
export async function openDatabase(): Promise<Database> {
  const {Database: Memory} = await initSqlJs();
  const database = new Memory();
  database.create_function('regexp', (pattern: unknown, text: unknown) => `${text}~${pattern}`);
  database.create_function('match', (pattern: unknown, text: unknown) => `${text}?${pattern}`);
  database.run(`
    CREATE TABLE t (a INTEGER, b REAL, c TEXT COLLATE NOCASE, d BLOB, e);
    INSERT INTO t VALUES (1, 2.5, 'abc', x'31', NULL), (0, -1.0, 'ABC', '10', '{"a": [1, 2]}'), (-7, 1e10, '1', 1, '3');
    CREATE TABLE u (g INTEGER, f TEXT);
    INSERT INTO u VALUES (1, 'x'), (2, 'abc'), (NULL, NULL);
    CREATE TABLE n (a INTEGER);
    INSERT INTO n VALUES (1), (NULL), (0);
  `);
  return database;
}

/** Whether SQLite takes the text, takes it for wrong syntax, or finds another fault in it. */
export function judgeText(database: Database, sql: string): 'taken' | 'syntax' | 'fault' {
  try {
    database.prepare(sql).free();
    return 'taken';
  } catch (error) {
    return /syntax error|unrecognized token|incomplete input/.test(String(error)) ? 'syntax' : 'fault';
  }
}

/** SQLite's program for the text, which is the same for texts of the same meaning in other parentheses. */
export function compile(database: Database, sql: string): unknown {
  return read(database, `EXPLAIN ${sql}`);
}

/** The rows of the text, or the error that ends it. */
export function evaluate(database: Database, sql: string): unknown {
  try {
    return read(database, sql);
  } catch (error) {
    return String(error);
  }
}

function read(database: Database, sql: string): unknown {
  return database.exec(sql).map(result => result.values);
}
