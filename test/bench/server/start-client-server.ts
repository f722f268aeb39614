import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import type {ClientServerOptions} from './client-server.js';

export interface ClientServer {
  readonly url: string;
  /** The list of all clients. */
  readonly list: string;
  readonly env: Readonly<Record<string, string>>;
  /** How many requests it has refused for the limit. */
  refused(): Promise<number>;
  close(): void;
}

const token = 'token-of-the-benchmark';

export const authorization = `Bearer ${token}`;

/** Starts a server of OAuth clients in a process of its own. */
export async function startClientServer(options: ClientServerOptions): Promise<ClientServer> {
  const child = fork(path.join(import.meta.dirname, 'client-server.js'), [JSON.stringify(options)]);
  const [port] = await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    list: `${url}/v4/account/oauth-clients`,
    env: {LINODE_URL: url, LINODE_TOKEN: token},
    async refused() {
      const answered = once(child, 'message');
      child.send('refused');
      const [count] = await answered;
      return Number(count);
    },
    close: () => child.disconnect(),
  };
}
