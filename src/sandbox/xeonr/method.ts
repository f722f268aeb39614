import type {Random} from '../random.js';
import type {XeonrBehaviour} from './behaviour.js';
import type {ConnectError} from './connect/connect-error.js';
import type {MessageType, Values} from './connect/read-message.js';
import type {AccessToken, XeonrState} from './state.js';

/** One procedure. */
export interface XeonrMethod {
  readonly service: 'ClientsService' | 'AuthorisationsService' | 'MeService';
  readonly name: string;
  /** One of these is needed; `null` is a procedure that needs no token. */
  readonly scopes: readonly string[] | null;
  readonly sideEffects: boolean;
  readonly request: MessageType;
  readonly handle: (call: XeonrCall) => Reply;
}

/** A request that found its method, was authorized and read. */
export interface XeonrCall {
  readonly state: XeonrState;
  readonly behaviour: XeonrBehaviour;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Who asks; `null` where no token is needed. */
  readonly token: AccessToken | null;
  /** By lower-camel names, each of the kind that the method's request says. */
  readonly values: Values;
}

export type Reply = {readonly kind: 'message'; readonly message: object} | ConnectError;

export function reply(message: object): Reply {
  return {kind: 'message', message};
}
