import type {ChangeOutcome} from '../../change/change-outcome.js';
import type {StatusLine} from './status-line.js';

/** How often a terminal is told, in milliseconds. */
const redrawEvery = 100;

/** A run that is shorter, in milliseconds, is over before a person could read a bar. */
const shortRun = 500;

/** How often a log is told, in milliseconds: a run that is done before needs no line. */
const lineEvery = 10_000;

const barWidth = 20;

interface Places {
  readonly statusLine: StatusLine;
  /** Writes a line that stays. */
  readonly line: (text: string) => void;
  /** The time now, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Shows how far a run is: a bar on a terminal, a line now and then elsewhere, each with what is done and what has failed, the
 * rate, and the time left.
 */
export function createProgress({statusLine, line, now = Date.now}: Places): (outcome: ChangeOutcome) => void {
  const every = statusLine.isTerminal ? redrawEvery : lineEvery;
  let start = 0;
  let last = 0;
  let ended = 0;
  let total = 0;
  let counts = {done: 0, failed: 0, unknown: 0, skipped: 0};
  return ({outcome, total: ofRun}) => {
    const time = now();
    if (ended === total) {
      start = time;
      last = statusLine.isTerminal ? time + shortRun - every : time;
      ended = 0;
      counts = {done: 0, failed: 0, unknown: 0, skipped: 0};
    }
    total = ofRun;
    ended += 1;
    counts[outcome.kind === 'unchanged' ? 'done' : outcome.kind] += 1;
    if (time - last < every) return;
    last = time;
    const text = describeProgress(ended, total, counts, time - start);
    if (statusLine.isTerminal) statusLine.show(`${drawBar(ended / total)} ${text}`);
    else line(text);
  };
}

function drawBar(share: number): string {
  const full = Math.min(barWidth, Math.floor(share * barWidth));
  return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}]`;
}

function describeProgress(
  ended: number,
  total: number,
  {done, failed, unknown, skipped}: Readonly<Record<'done' | 'failed' | 'unknown' | 'skipped', number>>,
  milliseconds: number,
): string {
  const seconds = milliseconds / 1000;
  // The time before the first is not known.
  const rate = seconds > 0 ? (ended - 1) / seconds : 0;
  const counted = Object.entries({failed, unknown, skipped}).filter(([, count]) => count > 0);
  return [
    `${ended} of ${total}`,
    `${done} done`,
    ...counted.map(([kind, count]) => `${count} ${kind}`),
    ...(rate > 0 ? [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`] : []),
    ...(rate > 0 && ended < total ? [`${describeTime((total - ended) / rate)} left`] : []),
  ].join(', ');
}

/** Seconds as in `8 s`, `3 min` or `2 h 5 min`. */
function describeTime(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
