import type {Column, ColumnType} from './column.js';
import type {FilterLanguage, Pagination} from './wire.js';

export const verbs = ['select', 'insert', 'update', 'replace', 'delete', 'exec'] as const;
export type Verb = (typeof verbs)[number];

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of an API. */
export interface Method {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description: string;
  /** The statement that reaches it; an `update` method also serves REPLACE where there is no `replace` one. */
  readonly verb: Verb;
  readonly http: HttpMethod;
  /** Path below the provider's URL, with `{parameter}` where a path parameter goes. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The body's media type; `application/json` unless told. Another type sends the one body parameter's bytes as they are. */
  readonly body?: {readonly mediaType: string};
  /** What the answer is: rows at `rows.path` in it, one row, raw bytes (type and content), or nothing of use. */
  readonly answer: Answer;
  /** The columns of the answer, where they are not the resource's. */
  readonly returns?: readonly Column[];
  /** A list: how it is cut into pages, and how it is filtered. `false`: not at all, though the provider's others are. */
  readonly pagination?: Pagination | false;
  readonly filter?: FilterLanguage | false;
  /** No credentials are sent. */
  readonly public?: boolean;
  /** OAuth scopes that it needs. */
  readonly scopes?: readonly string[];
  /** Sending it twice does what sending it once does. */
  readonly idempotent: boolean;
  /** What can't be undone, in a few words, as in "the old secret stops working at once". */
  readonly irreversible?: string;
  /** Secret columns that its answer shows in plain. */
  readonly reveals?: readonly string[];
}

export type Answer =
  /** `optional`: the API leaves the list out where it is empty. */
  | {readonly kind: 'rows'; readonly path: string; readonly optional?: true}
  | {readonly kind: 'row'; readonly path?: string}
  | {readonly kind: 'bytes'; readonly type: string; readonly content: string}
  | {readonly kind: 'nothing'};

/** Something that a request carries. Where it carries a column, type and limits are that column's. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly required?: boolean;
  /** The column whose value it is, if that has another name. A body parameter is the column of its own name. */
  readonly column?: string;
  readonly type?: ColumnType;
  readonly description?: string;
  /** For bytes: the only content accepted, checked before a call. */
  readonly content?: 'image/png';
}
