import type {ReadProgress} from '../../execute/read-progress.js';
import type {RequestEvent} from '../../request/request.js';
import type {StatusLine} from './status-line.js';

/** Shows what a read waits for, on a terminal. */
export interface Fetching {
  /** A statement begins. */
  start(): void;
  onProgress(progress: ReadProgress): void;
  onEvent(event: RequestEvent): void;
  /** It is shown, or will be once the statement takes long: waits need not be told elsewhere. */
  isActive(): boolean;
  /** The statement has its rows, or goes on to something that is shown otherwise. */
  end(): void;
}

/** What is over before, in milliseconds, nobody waits for. */
const shortRead = 500;

const redrawEvery = 100;

export function createFetching(statusLine: StatusLine, now: () => number = Date.now): Fetching {
  const counts = new Map<string, {readonly done: number; readonly total: number}>();
  const waits = new Map<string, number>();
  let begun = 0;
  let timer: NodeJS.Timeout | undefined;
  let shown: string | undefined;
  const draw = () => {
    const time = now();
    if (time - begun < shortRead) return;
    const text = describeFetching(counts, waits, time);
    if (text === shown) return;
    shown = text;
    statusLine.show(text);
  };
  const end = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    statusLine.clear();
  };
  return {
    start: () => {
      end();
      counts.clear();
      waits.clear();
      shown = undefined;
      begun = now();
      if (statusLine.isTerminal) timer = setInterval(draw, redrawEvery).unref();
    },
    onProgress: progress => {
      if (timer === undefined) return;
      if (progress.kind === 'fetched') {
        counts.set(progress.resource, progress);
        return;
      }
      // Nothing can be redrawn until it is done.
      waits.clear();
      draw();
    },
    onEvent: event => {
      if (event.kind !== 'waiting' || timer === undefined) return;
      const what = `${event.connection ?? event.provider}: ${event.reason}`;
      waits.set(what, Math.max(waits.get(what) ?? 0, now() + event.milliseconds));
    },
    isActive: () => timer !== undefined,
    end,
  };
}

/** As in `linode.account.oauth_clients: 3 of 10 requests; waiting 12 s for linode: …`. */
export function describeFetching(
  counts: ReadonlyMap<string, {readonly done: number; readonly total: number}>,
  waits: ReadonlyMap<string, number>,
  now: number,
): string {
  const left = [...counts].filter(([, {done, total}]) => done < total);
  const parts = left.map(([resource, {done, total}]) => {
    return total === 1 ? resource : `${resource}: ${done} of ${total} requests`;
  });
  const waiting = [...waits]
    .filter(([, until]) => until > now)
    .map(([what, until]) => `waiting ${Math.ceil((until - now) / 1000)} s for ${what}`);
  const fetching = parts.length === 0 ? [] : [`fetching ${parts.join(', ')}`];
  const texts = [...waiting, ...fetching];
  return texts.length === 0 ? 'working' : texts.join('; ');
}
