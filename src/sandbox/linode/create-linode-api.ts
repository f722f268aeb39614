import type {Api, ApiRequest} from '../http/api.js';
import {matchRoute} from '../http/match-route.js';
import {createRateLimiter, type RateLimit} from '../http/rate-limiter.js';
import {createRandom} from '../random.js';
import {authenticate} from './authenticate.js';
import {completeBehaviour, type LinodeBehaviourOptions} from './behaviour.js';
import {createLinodeState} from './data/create-linode-state.js';
import {describeFailure} from './describe-failure.js';
import {printReply} from './print-reply.js';
import {readFields} from './read-fields.js';
import {type Reply, refuse, refuseUnknown} from './reply.js';
import type {LinodeCall, LinodeRoute} from './route.js';
import {linodeRoutes} from './routes/linode-routes.js';
import {grantsScope} from './scope.js';

export interface LinodeOptions {
  readonly now: Date;
  readonly limits?: RateLimit;
  readonly behaviour?: LinodeBehaviourOptions;
}

// Of the ids and secrets that are made while it runs.
const seed = 20_180_102;

// Far above Linode's own (1840 a minute when last seen), so that clients that pace themselves by it don't wait.
const generousLimits: RateLimit = {limit: 100_000, windowSeconds: 60};

/** A stand-in for Linode's API v4: OAuth clients, authorized apps, tokens, logins and trusted devices. */
export function createLinodeApi({now, limits = generousLimits, ...options}: LinodeOptions): Api {
  const behaviour = completeBehaviour(options.behaviour);
  const random = createRandom(seed);
  const state = createLinodeState(now);
  const limiter = createRateLimiter(limits);
  const startedAt = performance.now();

  const respond = (request: ApiRequest) => {
    const {method, query, body, headers} = request;
    const filter = headers['x-filter']?.toString();
    if (filter !== undefined && filter.length > behaviour.maxFilterBytes) {
      return describeFailure(400);
    }
    // Doubled slashes count as one, as web servers have it; linode_api4 sends thumbnails to /v4//account/….
    const sent = request.path.replace(/\/{2,}/g, '/');
    const path = /^\/v4(?:beta)?(\/.*)$/.exec(sent)?.[1] ?? '';
    const match = matchRoute(linodeRoutes, method, path);
    if (match.kind === 'no-path') {
      return printReply(refuseUnknown(), {method});
    }
    if (match.kind === 'no-method') {
      return printReply(refuse(405, {reason: 'Method Not Allowed'}), {method});
    }
    const {route, parameters} = match;
    const time = new Date(now.getTime() + performance.now() - startedAt);
    const token =
      route.scope === null ? null : authenticate(state.tokens, behaviour, headers.authorization, time);
    if (token === undefined) {
      return printReply(refuse(401, {reason: 'Invalid Token'}), {
        method,
        granted: 'unknown',
        needed: route.scope,
      });
    }
    const rate = limiter.take(token?.token ?? 'public');
    const call = {state, behaviour, random, now: time, token, parameters, query, filter, body, fields: {}};
    const reply = rate.refused
      ? refuse(429, {reason: 'Too many requests'})
      : handleCall(route, {...call, contentType: headers['content-type']});
    return printReply(reply, {method, rate, granted: token?.scopes ?? null, needed: route.scope});
  };
  return {name: 'linode', respond, failure: describeFailure};
}

function handleCall(route: LinodeRoute, call: LinodeCall): Reply {
  if (route.scope !== null && !grantsScope(call.token?.scopes ?? '', route.scope)) {
    // 401, not 403: so it was measured.
    return refuse(401, {reason: 'Your OAuth token is not authorized to use this endpoint.'});
  }
  if (!route.readsFields) {
    return route.handle(call);
  }
  const fields = readFields(call.body);
  return fields === undefined ? refuse(400, {reason: 'Invalid JSON'}) : route.handle({...call, fields});
}
