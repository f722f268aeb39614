/**
 * What no document or recording tells of Linode's API, and so is a guess here. Each can be switched, so that a
 * client can be shown not to depend on it.
 */
export interface LinodeBehaviour {
  /** `Authorization: token …`, which linode_api4 sends for thumbnails, is taken like `Bearer …`. */
  readonly legacyTokenScheme: boolean;
  /** A page behind the last one. (One beyond 2^64 / page_size is documented to be the last page.) */
  readonly pageBeyondEnd: 'not-found' | 'empty' | 'last';
  /** `pages` of an empty collection: 1 is recorded for account endpoints, 0 for others. */
  readonly pagesOfEmpty: 0 | 1;
  /** Whether `=` and `+contains` in a filter, and ordering, tell upper from lower case. */
  readonly textMatching: 'ignore-case' | 'match-case';
  /** `+order_by` with a field that can't be filtered, and `+order` with anything but asc or desc. */
  readonly badOrder: 'refuse' | 'ignore';
  /** How deep a filter may nest. */
  readonly maxFilterDepth: number;
  /** Length of the `X-Filter` header, in bytes, from which the web server in front refuses the request. */
  readonly maxFilterBytes: number;
  /** Read-only fields in the body of a create or update. */
  readonly readOnlyFields: 'ignore' | 'refuse';
  /** Whether an update can turn a private client into a public one; if not, the field is ignored. */
  readonly publicCanChange: boolean;
  /** Whether two clients may have the same label. */
  readonly duplicateLabels: boolean;
  readonly maxClients: number;
  readonly maxThumbnailBytes: number;
  readonly texts: GuessedTexts;
}

/** Reasons whose wording is not recorded; `{field}` stands for the field's name. */
export interface GuessedTexts {
  /** Recorded for other resources. */
  readonly required: string;
  /** Recorded for other fields and lengths. */
  readonly length: string;
  readonly invalid: string;
  readonly readOnly: string;
  readonly duplicateLabel: string;
  readonly tooManyClients: string;
  readonly thumbnailNotPng: string;
  readonly thumbnailTooLarge: string;
  readonly thumbnailMissing: string;
  readonly pageNumber: string;
  readonly filterType: string;
  readonly badOrderBy: string;
  readonly badOrder: string;
  readonly scopesTooWide: string;
}

/** What a user of the sandbox may set; the rest stays as it is by default. */
export type LinodeBehaviourOptions = Partial<Omit<LinodeBehaviour, 'texts'>> & {
  readonly texts?: Partial<GuessedTexts>;
};

export const defaultBehaviour: LinodeBehaviour = {
  legacyTokenScheme: true,
  pageBeyondEnd: 'not-found',
  pagesOfEmpty: 1,
  textMatching: 'ignore-case',
  badOrder: 'refuse',
  maxFilterDepth: 100,
  maxFilterBytes: 8192,
  readOnlyFields: 'ignore',
  publicCanChange: true,
  duplicateLabels: true,
  maxClients: Number.POSITIVE_INFINITY,
  maxThumbnailBytes: Number.POSITIVE_INFINITY,
  texts: {
    required: '{field} is required',
    length: 'Length must be {min}-{max} characters',
    invalid: '{field} is not valid',
    readOnly: '{field} is read-only',
    duplicateLabel: 'Label must be unique',
    tooManyClients: 'You have reached the maximum number of OAuth clients',
    thumbnailNotPng: 'Thumbnail must be a PNG image',
    thumbnailTooLarge: 'Thumbnail is too large',
    thumbnailMissing: 'Not found',
    pageNumber: 'Must be 1 or greater',
    filterType: '{field} filter must be a {type} or dict',
    badOrderBy: 'Cannot order by {field}',
    badOrder: 'Must be one of asc, desc',
    scopesTooWide: 'Requested scopes exceed those of your token',
  },
};

export function completeBehaviour(options: LinodeBehaviourOptions = {}): LinodeBehaviour {
  return {...defaultBehaviour, ...options, texts: {...defaultBehaviour.texts, ...options.texts}};
}
