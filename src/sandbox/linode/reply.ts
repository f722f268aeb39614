import type {LinodeError} from './error.js';

/** What a route says; headers and the printed form come later, the same for all routes. */
export type Reply =
  | {readonly kind: 'json'; readonly value: unknown}
  | {readonly kind: 'png'; readonly bytes: Buffer}
  | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly errors: readonly LinodeError[];
}

export function replyJson(value: unknown): Reply {
  return {kind: 'json', value};
}

export function refuse(status: number, ...errors: readonly LinodeError[]): Refusal {
  return {kind: 'refused', status, errors};
}

export function refuseUnknown(): Refusal {
  return refuse(404, {reason: 'Not found'});
}
