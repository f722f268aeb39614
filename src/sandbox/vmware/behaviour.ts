/**
 * What no document tells of the CSP API, and so is a guess here. Each can be switched, so that a client can be
 * shown not to depend on it.
 */
export interface VmwareBehaviour {
  /** How long the access token of an API token is good; a fraction or 0 is possible. Sessions are said to last 30 minutes. */
  readonly accessTokenSeconds: number;
  /** `csp-auth-token: …`, which older clients send, is taken like `Authorization: Bearer …`. */
  readonly cspAuthTokenHeader: boolean;
  /** Whether an access token is good for all organizations of its owner, or for that of its `context_name` only. */
  readonly tokenReach: 'all-organizations' | 'own-organization';
  /** An organization that does not exist. (One that the token may not see is 403.) */
  readonly unknownOrganization: 'forbidden' | 'not-found';
  /**
   * What `pageStart` counts. The documents have a default and minimum of 1, and yet show links (30, 60 with a
   * limit of 15) that only fit items; `item-from-zero` has a default and minimum of 0 instead.
   */
  readonly pageStart: 'item' | 'item-from-zero' | 'page';
  /** 200, like the largest, is documented for the sibling collection `clients` only. */
  readonly defaultPageLimit: number;
  readonly maxPageLimit: number;
  /** A `pageLimit` above the largest. */
  readonly largePageLimit: 'refuse' | 'cut';
  /** Whether `searchTerm` tells upper from lower case. */
  readonly searchMatching: 'ignore-case' | 'match-case';
  /** Unit of `createdAt`, `lastUpdatedAt` and `lastUsedAt`. */
  readonly epochUnit: 'milliseconds' | 'seconds';
  /** What a create answers: the id and the secret, which is probable, or the app without a secret. */
  readonly createReply: 'id-and-secret' | 'app';
  /** What an update answers: the app, which is probable, or nothing. */
  readonly updateReply: 'app' | 'empty';
  /** `lastUsedAt` and `secretAge` (taken for seconds), which only the documents of Tanzu's CSP have. */
  readonly tanzuFields: boolean;
  /** Which of the two fields for a code an error has. A client is known to look for `cspErrorCode`. */
  readonly errorCodes: 'cspErrorCode' | 'errorCode' | 'both' | 'none';
  /** Whether a body of another content type than the documented one is refused (415). */
  readonly contentType: 'require' | 'ignore';
  /** Fields of a body that its type does not have, such as `publicClient` in an update. */
  readonly unknownFields: 'ignore' | 'refuse';
  /** What becomes of changes and deletions of an app that is `immutable`. */
  readonly immutableApps: 'refuse' | 'allow';
  /** A rotation of the secret while one is under way. */
  readonly secondRotation: 'refuse' | 'replace';
  /** The end of a rotation where none is under way. */
  readonly endOfNoRotation: 'refuse' | 'ignore';
  /** Whether 429 says with `Retry-After` when to come back. */
  readonly retryAfter: boolean;
  readonly texts: GuessedTexts;
}

/** Messages whose wording is not recorded; `{field}` stands for the field's name. */
export interface GuessedTexts {
  readonly invalidBody: string;
  readonly invalidQuery: string;
  /** Its start is recorded. `{token}` is the token that was sent, `{end}` its last five characters. */
  readonly invalidToken: string;
  readonly invalidClient: string;
  readonly grantNotAllowed: string;
  readonly unsupportedGrant: string;
  readonly foreignOrganization: string;
  readonly takenId: string;
  readonly immutable: string;
  readonly noSecret: string;
  readonly rotationUnderWay: string;
  readonly noRotation: string;
}

/** What a user of the sandbox may set; the rest stays as it is by default. */
export type VmwareBehaviourOptions = Partial<Omit<VmwareBehaviour, 'texts'>> & {
  readonly texts?: Partial<GuessedTexts>;
};

export const defaultBehaviour: VmwareBehaviour = {
  accessTokenSeconds: 1800,
  cspAuthTokenHeader: true,
  tokenReach: 'all-organizations',
  unknownOrganization: 'not-found',
  pageStart: 'item',
  defaultPageLimit: 200,
  maxPageLimit: 200,
  largePageLimit: 'refuse',
  searchMatching: 'ignore-case',
  epochUnit: 'milliseconds',
  createReply: 'id-and-secret',
  updateReply: 'app',
  tanzuFields: false,
  errorCodes: 'cspErrorCode',
  contentType: 'require',
  unknownFields: 'ignore',
  immutableApps: 'refuse',
  secondRotation: 'refuse',
  endOfNoRotation: 'refuse',
  retryAfter: false,
  texts: {
    invalidBody: 'Invalid request body: {field} {problem}',
    invalidQuery: 'Invalid request: {field} {problem}',
    invalidToken: 'invalid_grant: Invalid refresh token: ...{end}',
    invalidClient: 'invalid_client: Invalid client credentials',
    grantNotAllowed: 'unauthorized_client: Grant type {grant} is not allowed for the client',
    unsupportedGrant: 'unsupported_grant_type: {grant}',
    foreignOrganization: 'invalid_request: The client has no access to organization {organization}',
    takenId: 'The request could not be processed due to a conflict: client {id} already exists',
    immutable: 'The user is forbidden to use the API: client {id} is immutable',
    noSecret: 'The request could not be processed due to a conflict: client {id} is public',
    rotationUnderWay:
      'The request could not be processed due to a conflict: secret rotation of client {id} is in progress',
    noRotation: 'Invalid request: no secret rotation of client {id} is in progress',
  },
};

export function completeBehaviour(options: VmwareBehaviourOptions = {}): VmwareBehaviour {
  return {...defaultBehaviour, ...options, texts: {...defaultBehaviour.texts, ...options.texts}};
}
