import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {ExecutionContext} from 'ava';
import {
  createEngine,
  type Engine,
  type EngineOptions,
  linode,
  type Result,
  type RunOptions,
  vmware,
} from '../../../src/index.js';
import {makeFolder} from '../../make-folder.js';
import {journalled} from '../recorded-run.js';
import {type CspOrganization, createCspOrganization} from './csp-organization.js';
import {type Api, type FaultyServer, startFaultyServer} from './faulty-server.js';
import {canary} from './ledger.js';
import {createLinodeAccount, type LinodeAccount} from './linode-account.js';

/** An engine over a faulty server, and a folder for its journal. */
export interface Setting<Served> {
  readonly api: Served;
  readonly server: FaultyServer;
  readonly engine: Engine;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly journal: string;
  /** Runs statements with a journal and the user's consent, and gives what the last of them gave. */
  run(sql: string, options?: RunOptions): Promise<Result>;
  /** Files of the folder that hold a secret. */
  leaks(): readonly string[];
}

type Options = Partial<EngineOptions>;

/** The clients `old 0`, `old 1` and so on: `c0`, `c1` and so on. */
export function startLinode(
  t: ExecutionContext,
  count = 6,
  options: Options = {},
): Promise<Setting<LinodeAccount>> {
  const api = createLinodeAccount(Array.from({length: count}, (_, index) => `old ${index}`));
  return startSetting(t, api, url => ({LINODE_URL: url, LINODE_TOKEN: api.token}), options);
}

/** The apps `a0`, `a1` and so on. */
export function startCsp(
  t: ExecutionContext,
  count: number,
  options: Options = {},
): Promise<Setting<CspOrganization>> {
  const api = createCspOrganization(count);
  const env = (url: string) => ({CSP_URL: url, CSP_API_TOKEN: api.apiToken, CSP_ORG_ID: api.id});
  return startSetting(t, api, env, options);
}

async function startSetting<Served extends Api>(
  t: ExecutionContext,
  api: Served,
  makeEnv: (url: string) => Readonly<Record<string, string>>,
  options: Options,
): Promise<Setting<Served>> {
  const server = await startFaultyServer(api);
  const env = makeEnv(server.url);
  const engine = createEngine({
    providers: [linode, vmware],
    concurrency: 1,
    maxChanges: 1000,
    ...options,
    env,
  });
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const folder = makeFolder();
  const journal = path.join(folder, 'run.jsonl');
  return {
    api,
    server,
    engine,
    env,
    folder,
    journal,
    run: async (sql, more = {}) => {
      let last: Result | undefined;
      const run = {yes: true, ...journalled(engine, journal), ...more};
      for await (const result of engine.run(sql, {}, run)) last = result;
      if (last === undefined) throw new Error('there was no statement');
      return last;
    },
    leaks: () =>
      readdirSync(folder).filter(file => readFileSync(path.join(folder, file), 'utf8').includes(canary)),
  };
}
