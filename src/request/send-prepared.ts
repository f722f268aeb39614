import {setTimeout as sleep} from 'node:timers/promises';
import type {Provider} from '../catalog/provider.js';
import {describeFault, describeRedirect} from './describe-failure.js';
import type {HttpClient, Incoming, Outgoing} from './exchange.js';
import type {Gate} from './gate.js';
import type {Lanes} from './lanes.js';
import {readAllowance} from './rate-limit.js';
import {describeCall, redactRequest} from './redact.js';
import type {Request, RequestEvent, Response} from './request.js';
import {type Attempt, decideRetry, type RetryPolicy, readAskedWait} from './retry.js';
import {createSendError} from './send-error.js';

/** A request with all that it takes to send it. */
export interface Prepared {
  readonly request: Request;
  readonly provider: Provider;
  readonly outgoing: Omit<Outgoing, 'signal'>;
  /** The URL as it can be shown. */
  readonly url: string;
  readonly gate: Gate;
  readonly lanes: Lanes;
  readonly policy: RetryPolicy;
  readonly onEvent: (event: RequestEvent) => void;
  /** Called for each HTTP request that is sent. */
  readonly onSent: () => void;
  /** No other try once it is true. */
  readonly isClosed: () => boolean;
  readonly secrets: () => readonly string[];
}

type Tried = ({readonly kind: 'status'} & Incoming) | Extract<Attempt, {readonly kind: 'fault'}>;

/**
 * Sends a request as often as it takes and may be tried.
 * @throws SendError as `Sender.send` does.
 */
export async function sendPrepared(prepared: Prepared, signal: AbortSignal | undefined): Promise<Response> {
  const {request, provider, outgoing, gate, lanes, policy, onEvent} = prepared;
  const {host} = new URL(outgoing.url);
  let mayHaveActed = false;
  let inFlight = false;

  const cancelled = () => {
    const maybeSent = mayHaveActed || inFlight;
    return createSendError('cancelled', `${describeCall(request)}: cancelled`, {maybeSent});
  };

  const tryOnce = async (client: HttpClient, attempt: number): Promise<Tried> => {
    await gate.enter(signal);
    prepared.onSent();
    inFlight = true;
    const tried = await exchangeOnce(prepared, client, attempt, signal);
    inFlight = false;
    return tried;
  };

  const tryAll = async (): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const tried = await lanes.run(host, attempt, signal, client => tryOnce(client, attempt));
      const decision = decideRetry({
        attempt,
        idempotent: request.idempotent,
        outcome: tried,
        policy,
        rateLimit: provider.rateLimit,
        errors: provider.errors,
        now: Date.now(),
        random: Math.random(),
      });
      const actedBefore = mayHaveActed;
      // Of all that is tried again, what was limited or not sent surely was not carried out.
      mayHaveActed ||= tried.kind === 'fault' ? tried.fault.maybeSent : tried.status !== 429;
      if (decision.kind === 'stop') {
        if (tried.kind === 'fault') {
          const state = {attempts: attempt, maybeSent: mayHaveActed};
          throw describeFault(provider, request, host, tried.fault, state);
        }
        const {status, headers, body} = tried;
        if (status >= 300 && status < 400 && status !== 304) {
          throw describeRedirect(provider, request, status, headers.location, prepared.secrets());
        }
        return {status, headers, body, ...(actedBefore ? {mayHaveActedBefore: true} : {})};
      }
      if (prepared.isClosed()) throw cancelled();
      const {milliseconds, reason} = decision;
      if (tried.kind === 'status' && tried.status === 429) {
        gate.pause(Date.now() + milliseconds);
      } else {
        onEvent({kind: 'waiting', provider: provider.name, milliseconds, reason});
        await sleep(milliseconds, undefined, signal === undefined ? {} : {signal});
      }
    }
  };

  try {
    return await tryAll();
  } catch (error) {
    throw signal?.aborted ? cancelled() : error;
  }
}

async function exchangeOnce(
  {request, provider, outgoing, url, gate, policy, onEvent}: Prepared,
  client: HttpClient,
  attempt: number,
  signal: AbortSignal | undefined,
): Promise<Tried> {
  const about = {request: redactRequest(request), url, attempt};
  const start = performance.now();
  onEvent({kind: 'sent', ...about});
  const came = await client.exchange({...outgoing, signal});
  const milliseconds = performance.now() - start;
  if (!('status' in came)) {
    gate.leave();
    onEvent({kind: 'failed', ...about, reason: came.reason, milliseconds});
    return {kind: 'fault', fault: came};
  }
  const {status, headers, body} = came;
  const now = Date.now();
  if (status === 429) {
    // The limit is everyone's, so that everything to this provider waits.
    const asked = readAskedWait(provider.rateLimit, status, headers, now) ?? policy.firstPause;
    if (asked <= policy.maxWait) gate.pause(now + asked);
  }
  gate.leave(readAllowance(provider.rateLimit, headers, now));
  onEvent({kind: 'answered', ...about, status, milliseconds, bytes: body.length});
  return {kind: 'status', status, headers, body};
}
