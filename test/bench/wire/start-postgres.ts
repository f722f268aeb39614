import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, chownSync, existsSync, readdirSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {makeFolder} from '../process/run-program.js';
import {runCommand} from './run-command.js';

/** How a client finds a server. */
export interface PostgresPlace {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Of a process; where it has none, that of this one. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

const debianFolder = '/usr/lib/postgresql';

/** Starts a Postgres as Debian packs it, with a cluster of its own. Undefined where none is installed. */
export async function startPostgres(): Promise<PostgresPlace | undefined> {
  const bin = findPrograms();
  if (bin === undefined) return undefined;
  // Postgres refuses to run as root.
  const owner: Owner = process.getuid?.() === 0 ? await findOwner() : {};
  const folder = makeFolder();
  chmodSync(path.dirname(folder), 0o755);
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  await runCommand(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'rowgate', '-A', 'trust', '-E', 'UTF8'],
    owner,
  );
  const port = await findPort();
  const settings = ['-h', '127.0.0.1', '-p', String(port), '-k', folder];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const env = {PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'rowgate', PGDATABASE: 'postgres'};
  for (let tries = 0; ; tries++) {
    try {
      await runCommand('psql', ['-c', 'SELECT 1'], {env});
      break;
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  return {
    env,
    async close() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
    },
  };
}

function findPrograms(): string | undefined {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  return versions
    .map(version => path.join(debianFolder, version, 'bin'))
    .find(bin => existsSync(path.join(bin, 'initdb')));
}

async function findOwner(): Promise<Owner> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map(flag => runCommand('id', [flag, 'postgres'])));
  return {uid: Number(uid), gid: Number(gid)};
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
