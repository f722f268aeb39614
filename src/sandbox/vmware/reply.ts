/** What a route says; the printed form comes later, the same for all routes. */
export type Reply = {readonly kind: 'json'; readonly value: unknown} | {readonly kind: 'empty'} | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  /** The documented sentence of the status unless told. */
  readonly message?: string;
  /** Seconds to wait. */
  readonly retryAfter?: number;
}

export function replyJson(value: unknown): Reply {
  return {kind: 'json', value};
}

export function replyEmpty(): Reply {
  return {kind: 'empty'};
}

export function refuse(status: number, message?: string): Refusal {
  return message === undefined ? {kind: 'refused', status} : {kind: 'refused', status, message};
}

/** Refuses with a text in which `{name}` is filled. */
export function refuseText(
  status: number,
  text: string,
  values: Readonly<Record<string, string>> = {},
): Refusal {
  return refuse(
    status,
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  );
}
