import type {HttpMethod} from '../catalog/method.js';

/** One HTTP request, as plain data without credentials: these are added when it is sent. */
export interface Request {
  /** The provider whose URL, credentials and limits apply. */
  readonly provider: string;
  /** The connection to that provider whose URL, credentials and limits apply instead; absent: the environment's. */
  readonly connection?: string;
  readonly method: HttpMethod;
  /** Below the provider's URL; its parameters are percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** No credentials are sent with it. */
  readonly public: boolean;
  /** Sending it again does no harm. Otherwise it is sent again only where the API surely did not act. */
  readonly idempotent: boolean;
  /**
   * Where secrets are in it, as paths into this value: `$.body.json.token`. A secret in the path is shown as
   * `shownPath` says instead.
   */
  readonly secretPaths?: readonly string[];
  readonly shownPath?: string;
  /** Its path is that of a link, which may begin with the path of the provider's URL. */
  readonly isLink?: true;
  /** A filter or an order was asked for that can't be said to the API: the answer has more, in any order. */
  readonly unfiltered?: true;
}

export type RequestBody =
  | {readonly mediaType: 'application/json'; readonly json: unknown}
  | {readonly mediaType: string; readonly bytes: Uint8Array};

export interface Response {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Where the credential that was sent came from, such as the name of an environment variable. */
  readonly credential?: string;
  /** An earlier try may have been carried out without an answer: "not found" to a DELETE may be its own doing. */
  readonly mayHaveActedBefore?: true;
}

/** What happens while requests are under way, for a trace and for progress. Holds no secret. */
export type RequestEvent = {
  /** The name of the connection, where the request has one. */
  readonly connection?: string;
} & (
  | {readonly kind: 'sent'; readonly request: Request; readonly url: string; readonly attempt: number}
  | {
      readonly kind: 'answered';
      readonly request: Request;
      readonly url: string;
      readonly attempt: number;
      readonly status: number;
      readonly milliseconds: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'failed';
      readonly request: Request;
      readonly url: string;
      readonly attempt: number;
      readonly reason: string;
      readonly milliseconds: number;
    }
  /** Nothing is sent for a while: a rate limit, or the pause before another try. */
  | {
      readonly kind: 'waiting';
      readonly provider: string;
      readonly milliseconds: number;
      readonly reason: string;
    }
);
