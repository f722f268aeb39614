import type {ExchangeSource, FormValue, SecretSource} from '../catalog/auth.js';
import type {ErrorShape} from '../catalog/wire.js';
import {RowgateError} from '../errors.js';
import {shownUrl} from './describe-request.js';
import type {Endpoint} from './endpoint.js';
import {parsePath, readPath} from './json-path.js';
import type {LookUp} from './look-up.js';
import {parseJson} from './parse-json.js';
import {isFailure, listReasons, readError, readReasons} from './read-error.js';
import {readSecret} from './read-secret.js';
import {describeCall} from './redact.js';
import type {Request, Response} from './request.js';
import {describeSource, isGiven, joinNames, listRequired} from './secret-source.js';
import {type Line, type Prepared, sendPrepared} from './send-prepared.js';
import type {Obtained} from './tokens.js';

export interface Exchange {
  readonly source: ExchangeSource;
  readonly lookUp: LookUp;
  readonly endpoint: Endpoint;
  readonly connection: string | undefined;
  readonly userAgent: string;
  readonly line: Line;
  /** Told each secret before it is used. */
  readonly keepSecret: (secret: string) => void;
  readonly now: () => number;
}

/** What is sent, secrets and all. */
interface Form {
  readonly body: string;
  readonly authorization: string | undefined;
}

/** How token endpoints say what is wrong: as OAuth has it (RFC 6749, 5.2), or in a message. */
const oauthErrors: readonly ErrorShape[] = ['error_description', 'error', 'message'].map(reason => ({
  list: '$',
  reason,
}));

/** A token that is about to end is renewed by so much before, in milliseconds, or by a tenth of its life. */
const longestMargin = 60_000;

/**
 * A function that exchanges a secret for an access token. The secret is read the first time, and again after the API
 * refused it.
 * @throws RowgateError `no_credentials` where the API refuses the secret, or there is none; `network`, `api`.
 */
export function createExchange(exchange: Exchange): (signal: AbortSignal) => Promise<Obtained> {
  let form: Form | undefined;
  return async signal => {
    form ??= await fillForm(exchange, signal);
    try {
      return await exchangeToken(exchange, form, signal);
    } catch (error) {
      if (error instanceof RowgateError && error.code === 'no_credentials') form = undefined;
      throw error;
    }
  };
}

async function exchangeToken(
  exchange: Exchange,
  {body, authorization}: Form,
  signal: AbortSignal,
): Promise<Obtained> {
  const {source, endpoint, line} = exchange;
  const request = createExchangeRequest(exchange);
  const prepared: Prepared = {
    ...line,
    request,
    url: shownUrl(endpoint.rootUrl, request),
    createOutgoing: () => ({
      method: request.method,
      url: endpoint.rootUrl + request.path,
      headers: {
        ...request.headers,
        'User-Agent': exchange.userAgent,
        ...(authorization === undefined ? {} : {Authorization: authorization}),
      },
      body,
      authorities: endpoint.authorities,
    }),
    lease: undefined,
  };
  const response = await sendPrepared(prepared, signal);
  if (isFailure(response)) throw describeRefusal(exchange, request, response);
  const answer = readAnswer(response);
  const token = readPath(answer, parsePath(source.token));
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new RowgateError('api', `${describeCall(request)}: the answer has no access token`, {
      hint: endpoint.settings.url === undefined ? undefined : `Check ${endpoint.settings.url}`,
    });
  }
  for (const secret of [token, ...listOtherTokens(answer)]) exchange.keepSecret(secret);
  return {token, renewAt: findRenewal(source, answer, exchange.now())};
}

/** What an exchange looks like to others: without its form, which has the secret. */
function createExchangeRequest({source, line, connection}: Exchange): Request {
  return {
    provider: line.provider.name,
    ...(connection === undefined ? {} : {connection}),
    method: 'POST',
    path: source.path,
    query: {},
    headers: {Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded'},
    public: true,
    // One more access token does no harm.
    idempotent: true,
  };
}

async function fillForm({source, lookUp, keepSecret}: Exchange, signal: AbortSignal): Promise<Form> {
  const read = async (from: SecretSource) => readSecret(from, lookUp, signal);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(source.form)) {
    if (typeof value === 'string') form.set(name, value);
    else if (!isLeftOut(value, lookUp)) {
      const text = await read(value);
      if (!value.shown) keepSecret(text);
      form.set(name, text);
    }
  }
  if (source.basic === undefined) return {body: form.toString(), authorization: undefined};
  const {basic} = source;
  const user = typeof basic.user === 'string' ? basic.user : await read(basic.user);
  const password = await read(basic.password);
  const encoded = Buffer.from(`${user}:${password}`).toString('base64');
  keepSecret(password);
  keepSecret(encoded);
  return {body: form.toString(), authorization: `Basic ${encoded}`};
}

function isLeftOut(value: Exclude<FormValue, string>, lookUp: LookUp): boolean {
  return value.optional === true && !isGiven(value, lookUp);
}

function describeRefusal(
  {source, line, connection}: Exchange,
  request: Request,
  response: Response,
): RowgateError {
  const {status} = response;
  const secrets = line.secrets();
  if (status >= 500 || status === 408 || status === 429) {
    return readError(line.provider, request, response, secrets);
  }
  const names = listRequired(source).map(describeSource);
  const shapes = [line.provider.errors, ...oauthErrors];
  const shape = shapes.find(each => listReasons(each, response).length > 0);
  const reason = readReasons(shape, response, secrets);
  const of = connection === undefined ? '' : ` of the connection "${connection}"`;
  const message = `${joinNames(names)}${of} ${names.length > 1 ? 'were' : 'was'} refused: ${reason}`;
  const {url} = line.settings;
  return new RowgateError('no_credentials', message, {
    hint: `It may be wrong, expired or revoked${url === undefined ? '' : `, or of another place than ${url} says`}`,
  });
}

function readAnswer({body}: Response): unknown {
  try {
    return parseJson(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** Tokens that come along and are not used: a refresh token, an ID token. */
function listOtherTokens(answer: unknown): readonly string[] {
  return Object.entries(answer ?? {}).flatMap(([name, value]: readonly [string, unknown]) =>
    name.endsWith('_token') && typeof value === 'string' ? [value] : [],
  );
}

function findRenewal({lifetime}: ExchangeSource, answer: unknown, now: number): number {
  const told = lifetime === undefined ? undefined : readPath(answer, parsePath(lifetime));
  const isNumber = typeof told === 'number' || typeof told === 'bigint' || /^\d+$/.test(String(told));
  const life = isNumber ? Math.max(0, Number(told) * 1000) : Number.POSITIVE_INFINITY;
  return life === Number.POSITIVE_INFINITY ? life : now + life - Math.min(longestMargin, life / 10);
}
