import type {Sandbox, SandboxOptions} from '../../../src/sandbox/sandbox.js';
import {startSandbox} from '../../../src/sandbox/start-sandbox.js';
import {vmwareOrganizations, vmwareTokens} from '../../../src/sandbox/vmware/built-in-tokens.js';

export const prefix = '/csp/gateway/am/api';
export const apps = `/orgs/${vmwareOrganizations.larkspur}/oauth-apps`;
export const labsApps = `/orgs/${vmwareOrganizations.labs}/oauth-apps`;

export interface Sent {
  /** Sent as JSON. */
  readonly fields?: unknown;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An access token of the full API token unless told; `null` sends none. */
  readonly token?: string | null;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Vmware {
  readonly sandbox: Sandbox;
  /** Sends a request; the path starts below `/csp/gateway/am/api`, or is whole. */
  readonly call: (method: string, path: string, sent?: Sent) => Promise<Received>;
  readonly exchange: (apiToken: string) => Promise<string>;
  /** Whether a client gets a token with these credentials: status and, if refused, message. */
  readonly tryClient: (id: string, secret: string, form?: Record<string, string>) => Promise<Received>;
}

/** Runs a test against a sandbox of its own, over HTTP, and closes it whatever happens. */
export async function withVmware(
  behaviour: NonNullable<SandboxOptions['behaviour']>['vmware'],
  use: (vmware: Vmware) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const sandbox = await startSandbox({
    ...options,
    ...(behaviour !== undefined && {behaviour: {vmware: behaviour}}),
  });
  let standard: string | undefined;
  const call: Vmware['call'] = async (method, path, {fields, form, body, headers, token = standard} = {}) => {
    const content =
      fields === undefined
        ? form === undefined
          ? body
          : `${new URLSearchParams(form)}`
        : JSON.stringify(fields);
    const response = await fetch(`${sandbox.urls.vmware}${path.startsWith(prefix) ? '' : prefix}${path}`, {
      method,
      headers: {
        ...(typeof token === 'string' && {authorization: `Bearer ${token}`}),
        ...(fields !== undefined && {'content-type': 'application/json'}),
        ...(form !== undefined && {'content-type': 'application/x-www-form-urlencoded'}),
        ...headers,
      },
      ...(content !== undefined && {body: content}),
    });
    return {status: response.status, headers: response.headers, text: await response.text()};
  };
  const exchange = async (apiToken: string) => {
    const form = {api_token: apiToken};
    const received = await call('POST', '/auth/api-tokens/authorize', {form, token: null});
    return readJson<{access_token: string}>(received).access_token;
  };
  const tryClient: Vmware['tryClient'] = (id, secret, form = {}) =>
    call('POST', '/auth/token', {
      form: {grant_type: 'client_credentials', ...form},
      headers: {authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`},
      token: null,
    });
  try {
    standard = await exchange(vmwareTokens.full);
    await use({sandbox, call, exchange, tryClient});
  } finally {
    await sandbox.close();
  }
}

export function readJson<T>({text}: Received): T {
  return JSON.parse(text) as T;
}

export function readError(received: Received): {status: number; message: string} {
  return {status: received.status, message: readJson<{message: string}>(received).message};
}

export interface App {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly grantTypes: readonly string[];
  readonly [name: string]: unknown;
}
