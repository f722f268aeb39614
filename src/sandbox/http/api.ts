import type {IncomingHttpHeaders} from 'node:http';

/** A request as a stand-in sees it, its body read to the end. */
export interface ApiRequest {
  readonly method: string;
  /** The path as it was sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** When all of it was there, in milliseconds of `performance.now()`. */
  readonly receivedAt: number;
}

/** What is sent back. A header with several values goes out several times. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

/** A stand-in for one API: state behind a function from request to answer. */
export interface Api {
  readonly name: string;
  readonly respond: (request: ApiRequest) => Answer;
  /** How the API itself answers with a status of trouble: used by faults that don't say their own body. */
  readonly failure: (status: number) => Answer;
}
