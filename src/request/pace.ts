import type {Allowance} from './rate-limit.js';

/** How fast a provider may be asked now. Times are in milliseconds since 1970. */
export interface PaceState {
  /** Sent and not yet answered. */
  readonly inFlight: number;
  /** What the API still takes in this window, those in flight not all taken off; undefined until it tells. */
  readonly allowance: Allowance | undefined;
  /** Nothing is sent before. */
  readonly pausedUntil: number;
}

export const initialPace: PaceState = {inFlight: 0, allowance: undefined, pausedUntil: 0};

/** When the next request may go, unless an answer tells otherwise before: `now`, or later. */
export function nextStart({inFlight, allowance, pausedUntil}: PaceState, now: number): number {
  const isOpen = allowance === undefined || allowance.reset <= now || allowance.remaining > inFlight;
  return Math.max(now, pausedUntil, isOpen ? now : allowance.reset);
}

/** Whether the API itself is waited for, and not just the answers to those in flight: they may be counted already. */
export function isExhausted({allowance, pausedUntil}: PaceState, now: number): boolean {
  return pausedUntil > now || allowance?.remaining === 0;
}

export function startOne(state: PaceState): PaceState {
  return {...state, inFlight: state.inFlight + 1};
}

/**
 * After an answer, or a failure, which tells nothing. Answers overtake one another, so within a window the lowest
 * number counts; a reset more than `maxWait` away is believed to be no more than that.
 */
export function endOne(
  state: PaceState,
  allowance: Allowance | undefined,
  now: number,
  maxWait: number,
): PaceState {
  const inFlight = Math.max(0, state.inFlight - 1);
  if (allowance === undefined) return {...state, inFlight};
  const told = {...allowance, reset: Math.min(allowance.reset, now + maxWait)};
  const known = state.allowance;
  // The same window, told with the second's rounding.
  const isSame = known !== undefined && known.reset > now && Math.abs(known.reset - told.reset) < 2000;
  return {
    ...state,
    inFlight,
    allowance: isSame ? {...told, remaining: Math.min(known.remaining, told.remaining)} : told,
  };
}

export function pauseUntil(state: PaceState, time: number): PaceState {
  return {...state, pausedUntil: Math.max(state.pausedUntil, time)};
}
