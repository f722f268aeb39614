import {type ChildProcess, spawn} from 'node:child_process';
import {accessSync, constants, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** A Chromium without a window, driven by the protocol of its developer tools over pipes: that needs no package. */
export interface Browser {
  /** Opens a page of that size. What it says on its console, and asks for, is kept. */
  open(url: string, width: number): Promise<Page>;
  close(): Promise<void>;
}

export interface Page {
  /** Messages on the console, errors and breaches of the page's policy among them. */
  readonly messages: readonly string[];
  readonly urls: readonly string[];
  /** The value of an expression. */
  read<T>(expression: string): Promise<T>;
  press(key: 'Tab' | 'Enter'): Promise<void>;
  type(text: string): Promise<void>;
  /** What the page takes the reader to like. */
  emulate(media: {readonly scheme?: 'light' | 'dark'; readonly media?: 'print' | 'screen'}): Promise<void>;
}

/** Where a Chromium is, or undefined. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders
    .flatMap(folder => names.map(name => path.join(folder, name)))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: {readonly message: string};
}

type Send = (
  method: string,
  params?: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>;

export async function startBrowser(file: string): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'rowgate-browser-'));
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    file,
    [
      ...['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run'],
      ...['--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
      // Its own walls need rights that root in a container lacks.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']},
  );
  const {send, listeners} = connect(child);
  return {
    open: async (url, width) => {
      const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
      const {sessionId} = await send('Target.attachToTarget', {targetId, flatten: true});
      return openPage(url, width, String(sessionId), send, listeners);
    },
    close: async () => {
      const ended = new Promise(resolve => child.on('close', resolve));
      await send('Browser.close');
      await ended;
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** Messages are JSON with a NUL after each. */
function connect(child: ChildProcess): {send: Send; listeners: Set<(message: Message) => void>} {
  const [, , , input, output] = child.stdio as readonly (NodeJS.ReadWriteStream | null)[];
  if (!input || !output) throw new Error('there are no pipes to the browser');
  const waiting = new Map<number, {done: (message: Message) => void; fail: (error: Error) => void}>();
  const listeners = new Set<(message: Message) => void>();
  let rest = '';
  output.setEncoding('utf8').on('data', text => {
    const parts = `${rest}${text}`.split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message: Message = JSON.parse(part);
      if (message.id === undefined) for (const listen of listeners) listen(message);
      else waiting.get(message.id)?.done(message);
    }
  });
  const fail = (error: Error) => {
    for (const each of waiting.values()) each.fail(error);
  };
  child.on('error', fail);
  child.on('close', () => fail(new Error('the browser has ended')));
  let last = 0;
  const send: Send = async (method, params = {}, sessionId) => {
    last += 1;
    const id = last;
    const answer = new Promise<Message>((done, fail) => waiting.set(id, {done, fail}));
    input.write(`${JSON.stringify({id, method, params, ...(sessionId && {sessionId})})}\0`);
    const {result = {}, error} = await answer;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return {send, listeners};
}

async function openPage(
  url: string,
  width: number,
  sessionId: string,
  sendAny: Send,
  listeners: Set<(message: Message) => void>,
): Promise<Page> {
  const send = (method: string, params = {}) => sendAny(method, params, sessionId);
  const messages: string[] = [];
  const urls: string[] = [];
  const loaded = new Promise<void>(resolve => {
    listeners.add(message => {
      if (message.sessionId !== sessionId) return;
      const {method, params = {}} = message;
      if (method === 'Page.loadEventFired') resolve();
      if (method === 'Network.requestWillBeSent') {
        urls.push((params.request as {url: string}).url);
      }
      const said = ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'];
      if (said.includes(method ?? '')) messages.push(JSON.stringify(params));
    });
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Emulation.setDeviceMetricsOverride', {
    ...{width, height: 900, deviceScaleFactor: 1, mobile: false},
  });
  await send('Page.navigate', {url});
  await loaded;
  const keys = {
    Tab: {key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9},
    Enter: {key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r'},
  };
  return {
    messages,
    urls,
    read: async <T>(expression: string) => {
      const {result, exceptionDetails} = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as {value: T}).value;
    },
    press: async key => {
      await send('Input.dispatchKeyEvent', {type: 'keyDown', ...keys[key]});
      await send('Input.dispatchKeyEvent', {type: 'keyUp', ...keys[key]});
    },
    type: async text => {
      await send('Input.insertText', {text});
    },
    emulate: async ({scheme = 'light', media = 'screen'}) => {
      const features = [{name: 'prefers-color-scheme', value: scheme}];
      await send('Emulation.setEmulatedMedia', {media, features});
    },
  };
}
