import type {ErrorShape, RateLimit} from '../catalog/wire.js';
import type {Fault} from './fault.js';
import {readAllowance, readRetryAfter} from './rate-limit.js';

/** What became of one try. */
export type Attempt =
  | {readonly kind: 'status'; readonly status: number; readonly headers: Readonly<Record<string, string>>}
  | {readonly kind: 'fault'; readonly fault: Fault};

/** How often and how long is tried. Times are in milliseconds. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  /** The first pause; each further one is twice as long. */
  readonly firstPause: number;
  /** The longest wait that an API may ask for; where it asks for more, nothing is tried again. */
  readonly maxWait: number;
}

export const defaultRetryPolicy: RetryPolicy = {maxAttempts: 5, firstPause: 500, maxWait: 120_000};

export type RetryDecision =
  | {readonly kind: 'retry'; readonly milliseconds: number; readonly reason: string}
  | {readonly kind: 'stop'};

interface RetryCase {
  /** The number of the try that just ended, from 1. */
  readonly attempt: number;
  readonly idempotent: boolean;
  readonly outcome: Attempt;
  readonly policy: RetryPolicy;
  readonly rateLimit?: RateLimit | undefined;
  readonly errors?: ErrorShape | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
}

const stop: RetryDecision = {kind: 'stop'};
const transient = new Set([408, 429, 502, 503, 504]);
const longestPause = 30_000;
/** A host that is not there seldom appears within seconds, and planned maintenance takes longer than these. */
const hopelessAttempts = {unreachable: 3, maintenance: 2};

/**
 * Whether a request is tried again after a try, and when. What is not idempotent is tried again only where the API
 * surely did not act: after a 429, or where nothing was sent.
 */
export function decideRetry(given: RetryCase): RetryDecision {
  const {attempt, idempotent, outcome, policy} = given;
  if (attempt >= policy.maxAttempts) return stop;
  const pause = Math.min(longestPause, policy.firstPause * 2 ** (attempt - 1)) * (1 + given.random / 2);
  if (outcome.kind === 'fault') {
    const {fault} = outcome;
    const mayTry = fault.maybeSent
      ? idempotent
      : fault.kind !== 'certificate' && attempt < hopelessAttempts.unreachable;
    return mayTry ? {kind: 'retry', milliseconds: pause, reason: fault.reason} : stop;
  }
  const {status, headers} = outcome;
  if (!transient.has(status) || (!idempotent && status !== 429)) return stop;
  const {maintenance} = given.errors ?? {};
  const inMaintenance =
    status === 503 && maintenance !== undefined && headers[maintenance.toLowerCase()] !== undefined;
  if (inMaintenance && attempt >= hopelessAttempts.maintenance) return stop;
  const asked = readAskedWait(given.rateLimit, status, headers, given.now) ?? 0;
  if (asked > policy.maxWait) return stop;
  const reason = status === 429 ? 'the API limits the rate of requests' : `status ${status}`;
  return {kind: 'retry', milliseconds: Math.max(asked, pause), reason};
}

/** How long an answer asks to wait, in milliseconds: other statuses than these also carry `Retry-After`, to no end. */
export function readAskedWait(
  rateLimit: RateLimit | undefined,
  status: number,
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const retryAfter = readRetryAfter(headers, now);
  if (retryAfter !== undefined || status === 503) return retryAfter;
  const allowance = readAllowance(rateLimit, headers, now);
  return allowance?.remaining === 0 ? allowance.reset - now : undefined;
}
