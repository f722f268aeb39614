import type {Sandbox, SandboxOptions} from '../../src/sandbox/sandbox.js';
import {startSandbox} from '../../src/sandbox/start-sandbox.js';

export interface Sent {
  readonly fields?: unknown;
  readonly body?: string | Uint8Array;
  readonly filter?: unknown;
  /** The full token unless told; `null` sends none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Sends a request to the Linode stand-in; the path starts with the version. */
export type Call = (method: string, path: string, sent?: Sent) => Promise<Received>;

/** Runs a test against a sandbox of its own, over HTTP, and closes it whatever happens. */
export async function withSandbox(
  options: SandboxOptions,
  use: (call: Call, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandbox(options);
  const call: Call = async (method, path, {fields, body, filter, token, headers} = {}) => {
    const secret = token === undefined ? sandbox.env.LINODE_TOKEN : token;
    const content = fields === undefined ? body : JSON.stringify(fields);
    const response = await fetch(`${sandbox.urls.linode}${path}`, {
      method,
      headers: {
        ...(secret !== null && {authorization: `Bearer ${secret}`}),
        ...(filter !== undefined && {
          'x-filter': typeof filter === 'string' ? filter : JSON.stringify(filter),
        }),
        ...headers,
      },
      ...(content !== undefined && {body: content}),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return {status: response.status, headers: response.headers, bytes, text: bytes.toString()};
  };
  try {
    await use(call, sandbox);
  } finally {
    await sandbox.close();
  }
}

export interface Page<R> {
  readonly data: readonly R[];
  readonly page: number;
  readonly pages: number;
  readonly results: number;
}

export function readJson<T>({text}: Received): T {
  return JSON.parse(text) as T;
}

/** Values of one field of the first 500 rows of a collection. */
export async function listField(
  call: Call,
  path: string,
  field: string,
  filter?: unknown,
): Promise<readonly unknown[]> {
  const received = await call('GET', `${path}?page_size=500`, filter === undefined ? {} : {filter});
  if (received.status !== 200) {
    throw new Error(received.text);
  }
  return readJson<Page<Record<string, unknown>>>(received).data.map(row => row[field]);
}
