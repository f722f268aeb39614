import type {ExecutionContext} from 'ava';
import {createEngine, linode} from '../../src/index.js';
import type {ServerOptions} from '../../src/server/server-options.js';
import {type Server, startServer} from '../../src/server/start-server.js';
import {
  type Answer,
  client as oauthClient,
  pageOf,
  type Recorded,
  type RecordingServer,
  startRecordingServer,
} from '../engine/recording-server.js';
import {type Login, openClient, type RawClient} from './raw-client.js';

export interface Setting extends Partial<Omit<ServerOptions, 'engine'>> {
  /** What the API answers; three OAuth clients and two apps unless told. */
  readonly answer?: (request: Recorded, index: number) => Answer | undefined;
  /** See EngineOptions. */
  readonly threads?: boolean;
}

export interface TestServer {
  readonly server: Server;
  readonly api: RecordingServer;
  /** Logs in. */
  open(login?: Login): Promise<RawClient>;
  /** Ends all. Rejects where there was an error that was not meant to be. */
  close(): Promise<void>;
}

/** A server over an API of its own. */
export async function startTestServer(setting: Setting = {}): Promise<TestServer> {
  const {answer = answerLists, threads = false, ...options} = setting;
  const api = await startRecordingServer(answer);
  const env = {LINODE_URL: api.url, LINODE_TOKEN: 'token'};
  const engine = createEngine({providers: [linode], env, threads});
  const bugs: unknown[] = [];
  const server = await startServer({
    port: 0,
    password: 'secret',
    onBug: error => bugs.push(error),
    ...options,
    engine,
  });
  const clients: RawClient[] = [];
  return {
    server,
    api,
    open: async login => {
      const opened = await openClient(server, login);
      clients.push(opened);
      return opened;
    },
    async close() {
      for (const each of clients) each.end();
      await server.close();
      await engine.close();
      await api.close();
      for (const bug of bugs) throw bug;
    },
  };
}

/** The same, which ends with the test. */
export async function withServer(t: ExecutionContext, setting: Setting = {}): Promise<TestServer> {
  const started = await startTestServer(setting);
  t.teardown(started.close);
  return started;
}

const clients = ['a', 'b', 'c'].map(id => oauthClient(id));
const apps = [1, 2].map(id => ({
  id,
  label: `app ${id}`,
  scopes: 'linodes:read_only',
  created: '2026-01-31T12:00:00',
  expiry: id === 1 ? '2026-12-31T23:59:59' : null,
  website: 'https://app.example',
  thumbnail_url: null,
}));

export function answerLists(request: Recorded): Answer | undefined {
  const [, list, id] = /^\/(account\/oauth-clients|profile\/apps)(?:\/([^/]+))?$/.exec(request.path) ?? [];
  if (list === undefined) return undefined;
  const rows: readonly Record<string, unknown>[] = list === 'profile/apps' ? apps : clients;
  if (request.method === 'POST')
    return {json: {...oauthClient('new'), ...JSON.parse(request.body), secret: 'shown-once'}};
  if (id === undefined) return pageOf(rows, request);
  const row = rows.find(each => String(each.id) === id);
  if (row === undefined) return undefined;
  if (request.method === 'DELETE') return {json: {}};
  return {json: request.method === 'PUT' ? {...row, ...JSON.parse(request.body)} : row};
}
