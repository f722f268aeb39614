import type {ConnectCode} from './connect/code.js';

/**
 * What no document tells of Xeonr's API, and so is a guess here. Each can be switched, so that a client can be
 * shown not to depend on it.
 */
export interface XeonrBehaviour {
  /** The documents mark `Connect-Protocol-Version` as required; Connect leaves it to the server. */
  readonly requireProtocolVersion: boolean;
  /** Whether procedures without side effects can be called with GET; the documents have POST only. */
  readonly getRequests: boolean;
  /** Fields at their default value (false, "", [], 0) are in a response; ProtoJSON leaves them out unless told. */
  readonly emitDefaults: boolean;
  /** The documents forbid fields that are not theirs; Connect's own server ignores them. */
  readonly unknownFields: 'refuse' | 'ignore';
  /** `Clients` and `Client` begin with a capital in some of the documents' samples and not in others. */
  readonly wrapperKeys: 'documented' | 'lower-case';
  /** `isVerified` of a public client is the text "true" in the documents' sample. */
  readonly publicIsVerified: 'text' | 'boolean';
  /** An update without a mask sets all fields that are set; whether a `false` is one depends on the schema. */
  readonly falseWithoutMask: 'set' | 'unset';
  /** Ids in `GetPublicClients` that no client has. */
  readonly unknownPublicClients: 'omit' | 'not-found';
  /** Whether `RevokeAllAuthorisations` takes a `clientId` like `ListAuthorisations` does, and then revokes its own only. */
  readonly revokeAllByClient: boolean;
  /** Seconds for which a token that is issued is good. The answer's `expires_in` of 3600 is documented. */
  readonly accessTokenSeconds: number;
  /** Whether an error about fields has a `google.rpc.BadRequest` among its details. */
  readonly errorDetails: boolean;
  /** Whether `resource_exhausted` says with `Retry-After` when to come back. */
  readonly retryAfter: boolean;
  readonly codes: GuessedCodes;
}

/** The code of each error that is not the protocol's own. */
export interface GuessedCodes {
  readonly noToken: ConnectCode;
  readonly noScope: ConnectCode;
  readonly invalidField: ConnectCode;
  readonly unknownClient: ConnectCode;
  /** A client that belongs to others. */
  readonly foreignClient: ConnectCode;
  readonly unknownAuthorisation: ConnectCode;
  /** A new secret for a client that has none. */
  readonly noSecret: ConnectCode;
  readonly tooManyRequests: ConnectCode;
}

/** What a user of the sandbox may set; the rest stays as it is by default. */
export type XeonrBehaviourOptions = Partial<Omit<XeonrBehaviour, 'codes'>> & {
  readonly codes?: Partial<GuessedCodes>;
};

export const defaultBehaviour: XeonrBehaviour = {
  requireProtocolVersion: true,
  getRequests: false,
  emitDefaults: false,
  unknownFields: 'refuse',
  wrapperKeys: 'documented',
  publicIsVerified: 'text',
  falseWithoutMask: 'set',
  unknownPublicClients: 'omit',
  revokeAllByClient: true,
  accessTokenSeconds: 3600,
  errorDetails: false,
  retryAfter: false,
  codes: {
    noToken: 'unauthenticated',
    noScope: 'permission_denied',
    invalidField: 'invalid_argument',
    unknownClient: 'not_found',
    foreignClient: 'not_found',
    unknownAuthorisation: 'not_found',
    noSecret: 'failed_precondition',
    tooManyRequests: 'resource_exhausted',
  },
};

export function completeBehaviour(options: XeonrBehaviourOptions = {}): XeonrBehaviour {
  return {...defaultBehaviour, ...options, codes: {...defaultBehaviour.codes, ...options.codes}};
}
