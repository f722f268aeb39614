import type {Column, ColumnType} from './column.js';
import type {JsonShape} from './json-shape.js';
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
  /** The body's media type; `application/json` unless told. `always`: sent even where it is empty (`{}`). Another type sends the one body parameter's bytes as they are. */
  readonly body?: {readonly mediaType: string; readonly always?: true};
  /** What the answer is: rows at `rows.path` in it, one row, raw bytes (type and content), or nothing of use. */
  readonly answer: Answer;
  /** The columns of the answer, where they are not the resource's. */
  readonly returns?: readonly Column[];
  /** Columns that its answer leaves out though it could have them; others of the resource's methods answer them. */
  readonly omits?: readonly string[];
  /** A list: how it is cut into pages, and how it is filtered. `false`: not at all, though the provider's others are. */
  readonly pagination?: Pagination | false;
  readonly filter?: FilterLanguage | false;
  /** One call does several rows; see Batch. */
  readonly batch?: Batch;
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
  /** Of a method that gives a row a new secret: what becomes of the old one. */
  readonly rotation?: Rotation;
}

export type Rotation =
  /** It stops working at once. */
  | {readonly kind: 'immediate'}
  /** Both work, until the method `end` is called or the API's time for it is over. */
  | {readonly kind: 'overlapping'; readonly end: string};

export type Answer =
  /** `optional`: the API leaves the list out where it is empty. `map`: an object whose values are the rows. */
  | {readonly kind: 'rows'; readonly path: string; readonly optional?: true; readonly map?: true}
  /** `optional`: there may be no body at all. */
  | {readonly kind: 'row'; readonly path?: string; readonly optional?: true}
  | {readonly kind: 'bytes'; readonly type: string; readonly content: string}
  | {readonly kind: 'nothing'};

/** How one call does several rows. */
export interface Batch {
  /** The body parameter that takes the list of their keys. */
  readonly parameter: string;
  /** The most keys in one call. */
  readonly size: number;
  /** Of a write that may do part of it: where the answer lists the keys that it did, and those that it did not. */
  readonly succeeded?: string;
  readonly failed?: string;
}

/** Something that a request carries. Where it carries a column, type and limits are that column's. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly required?: boolean;
  /** The column whose value it is, if that has another name. A body parameter is the column of its own name. */
  readonly column?: string;
  readonly type?: ColumnType;
  /** Of JSON: its form, where that is not the column's. */
  readonly shape?: JsonShape;
  readonly description?: string;
  /** Environment variable with its value, where the statement gives none. */
  readonly env?: string;
  /** Its value is a secret, as a column's may be. */
  readonly secret?: true;
  /** What it is where no statement says: it can't be given. */
  readonly fill?: Fill;
  /** For bytes: the only content accepted, checked before a call. */
  readonly content?: 'image/png';
}

export type Fill =
  | {readonly kind: 'constant'; readonly value: string | number | boolean}
  /** True where the statement asks for a column that the API otherwise leaves out; else it is not sent. */
  | {readonly kind: 'asked'; readonly column: string}
  /** The names of the body parameters that are given, other than those of the key, joined by commas. */
  | {readonly kind: 'mask'};
