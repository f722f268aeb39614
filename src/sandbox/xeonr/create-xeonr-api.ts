import type {Answer, Api, ApiRequest} from '../http/api.js';
import {createRateLimiter, type RateLimit} from '../http/rate-limiter.js';
import {createRandom} from '../random.js';
import {answerTokenRequest, tokenPath} from './answer-token-request.js';
import {completeBehaviour, type XeonrBehaviourOptions} from './behaviour.js';
import {printError, refuse} from './connect/connect-error.js';
import {printMessage} from './connect/print-message.js';
import {readContent} from './connect/read-content.js';
import {readMessage} from './connect/read-message.js';
import {createXeonrState} from './data/create-xeonr-state.js';
import {describeFailure} from './describe-failure.js';
import type {Reply, XeonrMethod} from './method.js';
import {xeonrMethods} from './methods/xeonr-methods.js';

export interface XeonrOptions {
  readonly now: Date;
  /** None unless told: Xeonr documents no limits. */
  readonly limits?: RateLimit;
  readonly behaviour?: XeonrBehaviourOptions;
}

// Of the ids, secrets and tokens that are made while it runs.
const seed = 20_230_115;

/** A stand-in for Xeonr's auth API: its token endpoint and, over Connect, OAuth clients and authorisations. */
export function createXeonrApi({now, limits, ...options}: XeonrOptions): Api {
  const behaviour = completeBehaviour(options.behaviour);
  const random = createRandom(seed);
  const state = createXeonrState(now);
  const limiter = limits === undefined ? undefined : createRateLimiter(limits);
  const startedAt = performance.now();

  const call = (method: XeonrMethod, request: ApiRequest, content: Buffer): Reply => {
    const time = now.getTime() + performance.now() - startedAt;
    const [, bearer = ''] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const known = state.tokens.get(bearer);
    const token = known !== undefined && known.expiresAt > time ? known : null;
    const {scopes} = method;
    if (scopes !== null && token === null) {
      return refuse(behaviour.codes.noToken, 'invalid or missing access token');
    }
    const rate = limiter?.take(token === null ? 'anonymous' : bearer);
    if (rate?.refused === true) {
      const error = refuse(behaviour.codes.tooManyRequests, 'too many requests');
      return behaviour.retryAfter ? {...error, retryAfter: rate.secondsLeft} : error;
    }
    if (scopes !== null && !scopes.some(scope => token?.scopes.includes(scope))) {
      return refuse(behaviour.codes.noScope, `missing required scope: ${scopes.join(' or ')}`);
    }
    const values = readMessage(content, method.request, behaviour.unknownFields);
    return typeof values === 'string'
      ? refuse('invalid_argument', values)
      : method.handle({state, behaviour, random, now: time, token, values});
  };

  const respond = (request: ApiRequest): Answer => {
    if (request.path === tokenPath) {
      const time = now.getTime() + performance.now() - startedAt;
      return answerTokenRequest(request, {state, behaviour, random, now: time});
    }
    const method = xeonrMethods.get(request.path);
    if (method === undefined) {
      const headers = {'Content-Type': 'text/plain; charset=utf-8'};
      return {status: 404, headers, body: '404 page not found\n'};
    }
    const content = readContent(request, {
      allowsGet: behaviour.getRequests && !method.sideEffects,
      requireProtocolVersion: behaviour.requireProtocolVersion,
    });
    if (content.kind === 'answer') {
      return content.answer;
    }
    const answer =
      content.kind === 'error'
        ? content
        : performance.now() - request.receivedAt >= content.timeout
          ? refuse('deadline_exceeded', 'the operation timed out')
          : call(method, request, content.bytes);
    return answer.kind === 'error'
      ? printError(answer, {withDetails: behaviour.errorDetails})
      : {
          status: 200,
          headers: {'Content-Type': 'application/json'},
          body: printMessage(answer.message, behaviour),
        };
  };
  return {name: 'xeonr', respond, failure: describeFailure};
}
