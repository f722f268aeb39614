import type {Request, RequestEvent} from '../../request/request.js';
import type {Hider} from './hide-values.js';
import type {Report} from './report.js';

/** A pause that a person does not notice needs no line. */
const shortWait = 1000;

/** Tells of each request that has ended, if that is wanted, and in any case of a longer wait. */
export function createWatcher(report: Report, hider: Hider, trace: boolean): (event: RequestEvent) => void {
  const waits = new Map<string, number>();
  return event => {
    if (event.kind === 'waiting') {
      const end = Date.now() + event.milliseconds;
      const text = `${describeAccount(event)}${event.reason}`;
      const known = waits.get(text) ?? 0;
      // Requests side by side wait for the same thing.
      if (event.milliseconds < shortWait || end - known < shortWait) return;
      waits.set(text, end);
      report.line(`waiting ${Math.ceil(event.milliseconds / 1000)} s: ${text}`);
    } else if (trace && event.kind !== 'sent') {
      report.line(describeEnd(event, hider));
    }
  };
}

function describeEnd(
  event: Exclude<RequestEvent, {readonly kind: 'waiting' | 'sent'}>,
  hider: Hider,
): string {
  const {request, url, attempt, milliseconds} = event;
  const answer = event.kind === 'answered' ? `${event.status}` : event.reason;
  const size = event.kind === 'answered' ? [`${event.bytes} bytes`] : [];
  return [
    `${describeAccount(event)}${request.method} ${hideInUrl(url, hider)}`,
    ...describeFilter(request, hider),
    ...(attempt > 1 ? [`try ${attempt}`] : []),
    answer,
    `${Math.round(milliseconds)} ms`,
    ...size,
  ].join('  ');
}

/** Which account it is of, where there are several. */
function describeAccount({connection}: RequestEvent): string {
  return connection === undefined ? '' : `${connection}: `;
}

function describeFilter({headers}: Request, hider: Hider): readonly string[] {
  return Object.entries(headers).flatMap(([name, text]) =>
    name.toLowerCase() === 'x-filter' ? [`X-Filter: ${hideInJson(text, hider)}`] : [],
  );
}

function hideInUrl(text: string, hider: Hider): string {
  const [address = '', query] = text.split('?', 2);
  const [, base = '', path = ''] = /^([a-z]+:\/\/[^/]*)(.*)$/s.exec(address) ?? [];
  const segments = path.split('/').map(part => hideEncoded(part, hider));
  const pairs = query?.split('&').map(pair => {
    const at = pair.indexOf('=') + 1;
    return pair.slice(0, at) + hideEncoded(pair.slice(at), hider);
  });
  return base + segments.join('/') + (pairs === undefined ? '' : `?${pairs.join('&')}`);
}

function hideEncoded(part: string, hider: Hider): string {
  const plain = decode(part);
  const shown = hider.whole(plain);
  return shown === plain ? part : shown;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function hideInJson(text: string, hider: Hider): string {
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) => hideScalar(value, hider)));
  } catch {
    return hider.text(text);
  }
}

function hideScalar(value: unknown, hider: Hider): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const plain = String(value);
  const shown = hider.part(plain);
  return shown === plain ? value : shown;
}
