import type {ExecutionContext} from 'ava';
import {type ColumnType, Kysely, type KyselyPlugin} from 'kysely';
import {RowgateDialect, type RowgateDialectConfig} from '../../src/dialect/index.js';
import {createEngine, type Engine, linode, startSandbox, vmware} from '../../src/index.js';

export interface Client {
  id: ColumnType<string, never, never>;
  redirect_uri: string;
  label: string;
  status: ColumnType<string, never, never>;
  secret: ColumnType<string, never, never>;
  thumbnail_url: ColumnType<string | null, never, never>;
  public: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface App {
  id: number;
  label: string;
  thumbnail_url: string | null;
  scopes: string;
  created: ColumnType<string, never, never>;
  expiry: ColumnType<string | null, never, never>;
  website: string;
}

interface Login {
  id: number;
  username: string;
}

export interface Tables {
  'linode/account/logins': Login;
  'linode/profile/logins': Login;
  'linode/account/oauth_clients': Client;
  'linode/profile/apps': App;
  'vmware/csp/oauth_apps': {id: string; displayName: string};
}

export const clients = 'linode/account/oauth_clients';
export const apps = 'linode/profile/apps';

export interface Setting {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** `GET /profile/apps?page=1 {"label":"x"}`: the requests since it was last asked, with their filter or body. */
  requests(): readonly string[];
}

export type Options = Omit<RowgateDialectConfig, 'engine'> & {readonly plugins?: readonly KyselyPlugin[]};

/** Kysely over the sandbox, in which changes of several rows have the user's consent. */
export async function openSandbox(t: ExecutionContext, {plugins, ...config}: Options = {}): Promise<Setting> {
  const sandbox = await startSandbox({now: new Date('2026-06-01T00:00:00Z')});
  let lines: string[] = [];
  const engine = createEngine({
    providers: [linode, vmware],
    env: sandbox.env,
    concurrency: 1,
    onEvent: event => {
      if (event.kind !== 'sent') return;
      const {method, body, headers} = event.request;
      const {pathname, search} = new URL(event.url);
      const sent = body !== undefined && 'json' in body ? JSON.stringify(body.json) : undefined;
      const parts = [method, pathname.replace(/^\/v4/, '') + search, headers['X-Filter'], sent];
      lines.push(parts.filter(Boolean).join(' '));
    },
  });
  const dialect = new RowgateDialect({engine, yes: true, ...config});
  const db = new Kysely<Tables>({dialect, ...(plugins && {plugins: [...plugins]})});
  t.teardown(async () => {
    await db.destroy();
    await engine.close();
    await sandbox.close();
  });
  const requests = () => {
    const done = lines;
    lines = [];
    return done;
  };
  return {db, engine, requests};
}
