import type {Random} from '../random.js';
import type {LinodeBehaviour} from './behaviour.js';
import type {Reply} from './reply.js';
import type {NeededScope} from './scope.js';
import type {AccessToken, LinodeState} from './state.js';

/** One endpoint. Its path starts below the version. */
export interface LinodeRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly scope: NeededScope;
  /** The body is a JSON object and is read before `handle`. */
  readonly readsFields?: boolean;
  readonly handle: (call: LinodeCall) => Reply;
}

/** A request that found its route, was authorized and read. */
export interface LinodeCall {
  readonly state: LinodeState;
  readonly behaviour: LinodeBehaviour;
  readonly random: Random;
  readonly now: Date;
  /** Who asks; `null` where no token is needed. */
  readonly token: AccessToken | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly filter: string | undefined;
  readonly contentType: string | undefined;
  /** Fields of the JSON body; empty for a route that reads none. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}
