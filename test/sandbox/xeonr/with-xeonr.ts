import type {Sandbox, SandboxOptions} from '../../../src/sandbox/sandbox.js';
import {startSandbox} from '../../../src/sandbox/start-sandbox.js';

export interface Sent {
  /** The body as it is; `fields` of the call otherwise. */
  readonly body?: string | Uint8Array;
  /** The full token unless told; `null` sends none. */
  readonly token?: string | null;
  readonly method?: string;
  /** Instead of those that every call has; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The query, with its `?`. */
  readonly query?: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Xeonr {
  readonly sandbox: Sandbox;
  /** Calls a procedure, as in `ClientsService/ListClients`. */
  readonly call: (procedure: string, fields?: unknown, sent?: Sent) => Promise<Received>;
  /** Sends a form to the token endpoint. */
  readonly askToken: (form: Record<string, string>, headers?: Record<string, string>) => Promise<Received>;
}

/** Runs a test against a sandbox of its own, over HTTP, and closes it whatever happens. */
export async function withXeonr(
  behaviour: NonNullable<SandboxOptions['behaviour']>['xeonr'],
  use: (xeonr: Xeonr) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const sandbox = await startSandbox({
    ...options,
    ...(behaviour !== undefined && {behaviour: {xeonr: behaviour}}),
  });
  const receive = async (response: Response): Promise<Received> => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  });
  const call: Xeonr['call'] = async (procedure, fields = {}, sent = {}) => {
    const {method = 'POST', token = sandbox.env.XEONR_TOKEN, query = ''} = sent;
    const headers = {
      'content-type': 'application/json',
      'connect-protocol-version': '1',
      ...(typeof token === 'string' && {authorization: `Bearer ${token}`}),
      ...sent.headers,
    };
    const kept = Object.entries(headers).filter(([, value]) => value !== '');
    const response = await fetch(`${sandbox.urls.xeonr}/xeonr.auth.api.v1.${procedure}${query}`, {
      method,
      headers: Object.fromEntries(kept),
      ...(method !== 'GET' && {body: sent.body ?? JSON.stringify(fields)}),
    });
    return receive(response);
  };
  const askToken: Xeonr['askToken'] = async (form, headers = {}) =>
    receive(
      await fetch(`${sandbox.urls.xeonr}/api/v1/oauth/token`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
      }),
    );
  try {
    await use({sandbox, call, askToken});
  } finally {
    await sandbox.close();
  }
}

export function readJson<T>({text}: Received): T {
  return JSON.parse(text) as T;
}

/** Status, code and message of an error. */
export function readError(received: Received): readonly [number, string, string] {
  const {code, message} = readJson<{code: string; message: string}>(received);
  return [received.status, code, message];
}

export interface Client {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly name: string;
  readonly websiteUrl: string;
  readonly [name: string]: unknown;
}

export async function listClients(call: Xeonr['call']): Promise<readonly Client[]> {
  return readJson<{Clients: readonly Client[]}>(await call('ClientsService/ListClients')).Clients;
}

/** The id of one of the account's own clients. */
export async function findId(call: Xeonr['call'], name: string): Promise<string> {
  const client = (await listClients(call)).find(found => found.name === name);
  if (client === undefined) {
    throw new Error(`There is no client ${name}`);
  }
  return client.clientId;
}
