import type {Api, ApiRequest} from '../http/api.js';
import {matchRoute} from '../http/match-route.js';
import {createRateLimiter, type RateLimit} from '../http/rate-limiter.js';
import {readJsonObject} from '../http/read-json-object.js';
import {readMediaType} from '../http/read-media-type.js';
import {createRandom} from '../random.js';
import {authenticate, managesApps} from './authenticate.js';
import {completeBehaviour, type VmwareBehaviourOptions} from './behaviour.js';
import {createVmwareState} from './data/create-vmware-state.js';
import {describeFailure} from './describe-failure.js';
import {printReply} from './print-reply.js';
import {type Reply, refuse} from './reply.js';
import type {VmwareCall, VmwareRoute} from './route.js';
import {vmwareRoutes} from './routes/vmware-routes.js';

export interface VmwareOptions {
  readonly now: Date;
  /** None unless told: CSP documents 429, but no numbers. */
  readonly limits?: RateLimit;
  readonly behaviour?: VmwareBehaviourOptions;
}

// Of the ids, secrets and tokens that are made while it runs.
const seed = 20_190_618;

const prefix = '/csp/gateway/am/api';

/** A stand-in for VMware's Cloud Services Platform: token exchange, and OAuth apps of organizations. */
export function createVmwareApi({now, limits, ...options}: VmwareOptions): Api {
  const behaviour = completeBehaviour(options.behaviour);
  const random = createRandom(seed);
  const requestIds = createRandom(seed + 1);
  const state = createVmwareState(now);
  const limiter = limits === undefined ? undefined : createRateLimiter(limits);
  const startedAt = performance.now();

  const handle = (request: ApiRequest): Reply => {
    const {method, path, query, headers} = request;
    const match = matchRoute(
      vmwareRoutes,
      method,
      path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : '',
    );
    if (match.kind !== 'found') {
      return refuse(match.kind === 'no-path' ? 404 : 405);
    }
    const {route, parameters} = match;
    const time = now.getTime() + performance.now() - startedAt;
    const token = authenticate(state.accessTokens, headers, behaviour, time);
    if (route.access === 'organization' && token === undefined) {
      return refuse(401);
    }
    const rate = limiter?.take(token?.owner ?? 'anonymous');
    if (rate?.refused === true) {
      return {...refuse(429), ...(behaviour.retryAfter && {retryAfter: rate.secondsLeft})};
    }
    const {authorization} = headers;
    const call = {state, behaviour, random, now: time, parameters, path, query, authorization};
    if (route.access === 'anonymous') {
      return withFields(route, request, {...call, fields: {}}, route.handle);
    }
    const organization = state.organizations.get(parameters.orgId ?? '');
    if (organization === undefined) {
      return refuse(behaviour.unknownOrganization === 'not-found' ? 404 : 403);
    }
    if (token === undefined || !managesApps(token, organization.id, behaviour)) {
      return refuse(403);
    }
    return withFields(route, request, {...call, token, organization, fields: {}}, route.handle);
  };

  return {
    name: 'vmware',
    respond: request => printReply(handle(request), behaviour, requestIds.hex(32)),
    failure: status => describeFailure(status, behaviour, requestIds.hex(32)),
  };
}

const mediaTypes = {json: 'application/json', form: 'application/x-www-form-urlencoded'};

function withFields<C extends VmwareCall>(
  {body}: VmwareRoute,
  request: ApiRequest,
  call: C,
  use: (call: C) => Reply,
): Reply {
  if (body === undefined) {
    return use(call);
  }
  const found = readMediaType(request.headers['content-type']);
  if (call.behaviour.contentType === 'require' && found !== mediaTypes[body]) {
    return refuse(415);
  }
  const fields =
    body === 'json'
      ? readJsonObject(request.body)
      : Object.fromEntries(new URLSearchParams(request.body.toString()));
  return fields === undefined ? refuse(400) : use({...call, fields});
}
