import {setTimeout as sleep} from 'node:timers/promises';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import {describeFault, describeRedirect} from './describe-failure.js';
import {describeGrant, type Grant} from './describe-grant.js';
import type {EndpointSettings} from './endpoint.js';
import type {HttpClient, Incoming, Outgoing} from './exchange.js';
import type {Gate} from './gate.js';
import type {Lane, Lanes} from './lanes.js';
import {readAllowance} from './rate-limit.js';
import {describeCall, redactRequest} from './redact.js';
import type {Request, RequestEvent, Response} from './request.js';
import {type Attempt, decideRetry, type RetryPolicy, readAskedWait} from './retry.js';
import {createSendError, type SendError} from './send-error.js';
import type {Lease} from './tokens.js';

/** What requests share that go the same way. */
export interface Line {
  readonly provider: Provider;
  readonly settings: EndpointSettings;
  readonly gate: Gate;
  readonly lane: Lane;
  readonly lanes: Lanes;
  readonly policy: RetryPolicy;
  readonly onEvent: (event: RequestEvent) => void;
  readonly onGrant: ((grant: Grant) => void) | undefined;
  /** Called for each HTTP request that is sent. */
  readonly onSent: () => void;
  /** No other try once it is true. */
  readonly isClosed: () => boolean;
  readonly secrets: () => readonly string[];
}

/** A request with all that it takes to send it. */
export interface Prepared extends Line {
  readonly request: Request;
  /** The URL as it can be shown. */
  readonly url: string;
  readonly createOutgoing: (token: string | undefined) => Omit<Outgoing, 'signal'>;
  /** The token of a try; without it, none is sent. */
  readonly lease: ((signal: AbortSignal | undefined) => Promise<Lease>) | undefined;
}

type Tried = ({readonly kind: 'status'} & Incoming) | Extract<Attempt, {readonly kind: 'fault'}>;

/**
 * Sends a request as often as it takes and may be tried.
 * @throws SendError as `Sender.send` does.
 */
export async function sendPrepared(prepared: Prepared, signal: AbortSignal | undefined): Promise<Response> {
  const {request, provider, settings, gate, lanes, policy} = prepared;
  const {host} = new URL(prepared.url);
  const name = connectionOf(request);
  let mayHaveActed = false;
  let inFlight = false;
  let renewed = false;

  const cancelled = () => {
    const maybeSent = mayHaveActed || inFlight;
    return createSendError('cancelled', `${describeCall(request)}: cancelled`, {maybeSent});
  };

  const takeLease = async (): Promise<Lease | undefined> => {
    try {
      return await prepared.lease?.(signal);
    } catch (error) {
      gate.leave();
      throw error instanceof RowgateError ? describeLack(error, mayHaveActed) : error;
    }
  };

  const tryOnce = async (client: HttpClient, attempt: number) => {
    await gate.enter(signal);
    const lease = await takeLease();
    prepared.onSent();
    inFlight = true;
    const tried = await exchangeOnce(prepared, client, lease?.token, attempt, signal);
    // Where the signal ended it, nobody waits for this any more: what it did is not known to the caller.
    inFlight = signal?.aborted === true && (tried.kind === 'status' || tried.fault.maybeSent);
    return {tried, mayRenew: tried.kind === 'status' && tried.status === 401 && lease?.refuse() === true};
  };

  const tryAll = async (): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const {tried, mayRenew} = await lanes.run(prepared.lane, attempt, signal, client =>
        tryOnce(client, attempt),
      );
      if (mayRenew && !renewed && !prepared.isClosed()) {
        // Nothing was carried out, so that this holds for what is not idempotent too.
        renewed = true;
        continue;
      }
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
          throw describeFault(settings, request, host, tried.fault, state);
        }
        const {status, headers, body} = tried;
        if (status >= 300 && status < 400 && status !== 304) {
          throw describeRedirect(settings, request, status, headers.location, prepared.secrets());
        }
        return {status, headers, body, ...(actedBefore ? {mayHaveActedBefore: true} : {})};
      }
      if (prepared.isClosed()) throw cancelled();
      const {milliseconds, reason} = decision;
      if (tried.kind === 'status' && tried.status === 429) {
        gate.pause(Date.now() + milliseconds);
      } else {
        prepared.onEvent({kind: 'waiting', ...name, provider: provider.name, milliseconds, reason});
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

function connectionOf({connection}: Request): Pick<Request, 'connection'> {
  return connection === undefined ? {} : {connection};
}

/** The error of a token that could not be got, for a request of which an earlier try may have been carried out. */
function describeLack({code, message, hint}: RowgateError, maybeSent: boolean): SendError {
  return createSendError(code, message, {hint, maybeSent});
}

async function exchangeOnce(
  {request, provider, createOutgoing, url, gate, policy, onEvent, onGrant, secrets}: Prepared,
  client: HttpClient,
  token: string | undefined,
  attempt: number,
  signal: AbortSignal | undefined,
): Promise<Tried> {
  const about = {...connectionOf(request), request: redactRequest(request), url, attempt};
  const start = performance.now();
  onEvent({kind: 'sent', ...about});
  const came = await client.exchange({...createOutgoing(token), signal});
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
  onGrant?.(describeGrant(provider, request, headers, token, secrets()));
  onEvent({kind: 'answered', ...about, status, milliseconds, bytes: body.length});
  return {kind: 'status', status, headers, body};
}
