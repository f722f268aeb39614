import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync, gzipSync} from 'node:zlib';
import type {PGlite} from '@electric-sql/pglite';

export interface DatabaseSetting {
  /** Statements that make a new database what it is to be. */
  readonly setUp: string;
  /** Where a database is kept that has nothing in it yet, since to make one takes some seconds. */
  readonly folder?: string | undefined;
}

/** Opens a database in memory. */
export async function openDatabase({setUp, folder}: DatabaseSetting): Promise<PGlite> {
  const {PGlite: Postgres} = await import('@electric-sql/pglite');
  const file = folder === undefined ? undefined : path.join(folder, `${prefix}${readVersion()}.tar.gz`);
  const kept = file === undefined ? undefined : readKept(file);
  const database = await Postgres.create(kept === undefined ? {} : {loadDataDir: new Blob([kept])});
  if (file !== undefined && kept === undefined) {
    keep(file, Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer()));
  }
  await database.exec(setUp);
  return database;
}

const prefix = 'pglite-';

function readVersion(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return JSON.parse(readFileSync(fileURLToPath(manifest), 'utf8')).version;
}

function readKept(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return gunzipSync(readFileSync(file));
  } catch {
    // There is none, or what there is is torn: its checksum is wrong then.
    return undefined;
  }
}

/** Where it can't be kept, it is made anew each time. */
function keep(file: string, content: Buffer): void {
  const folder = path.dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    writeFileSync(draft, gzipSync(content, {level: 1}), {mode: 0o600});
    renameSync(draft, file);
    const others = readdirSync(folder).filter(
      name => name.startsWith(prefix) && name !== path.basename(file),
    );
    for (const name of others) rmSync(path.join(folder, name));
  } catch {
    rmSync(draft, {force: true});
  }
}
