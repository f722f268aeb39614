/** The parts of an API's wire format that differ from one API to the next, as data. */

/** How a list is cut into pages. */
export type Pagination = PageNumbers | NextLinks;

/** Pages counted from 1, with the total told in each page. */
export interface PageNumbers {
  readonly kind: 'page';
  /** Query parameter of the page's number. */
  readonly page: string;
  /** Query parameter of the page's size, and what the API accepts. */
  readonly size: {
    readonly name: string;
    readonly min: number;
    readonly max: number;
    readonly default: number;
  };
  /** Where the answer tells how many pages and how many rows there are in all, as `$.a.b`. */
  readonly pages: string;
  readonly total: string;
}

/** Each page has the URL of the next one, relative to the API's host; the last has none. */
export interface NextLinks {
  readonly kind: 'link';
  readonly next: string;
  /** Where a page tells how many rows there are in all. */
  readonly total?: string;
  /** Query parameter that says where a page starts: given in WHERE, it asks for just that page. */
  readonly start?: string;
}

/** How a list request says a filter. */
export type FilterLanguage = JsonHeaderFilter | SearchFilter;

/** A query parameter that searches some columns at once: equality on any of them can be said. */
export interface SearchFilter {
  readonly kind: 'search';
  readonly parameter: string;
  readonly columns: readonly string[];
}

/** A header with a JSON object. */
export interface JsonHeaderFilter {
  readonly kind: 'json-header';
  readonly header: string;
  /** Key of a list of filters that must all hold, or any. */
  readonly and: string;
  readonly or: string;
  /** Key of each operator below a column's name; `null` is the plain value itself. */
  readonly operators: Readonly<Partial<Record<FilterOperator, string | null>>>;
  readonly orderBy: string;
  readonly order: {readonly key: string; readonly ascending: string; readonly descending: string};
  /** How the API says that it can't apply a filter: then the list is fetched without it. */
  readonly refusal: {readonly status: number; readonly field: string};
  /** The longest header value worth sending, in bytes; a longer filter is applied locally. */
  readonly maxLength: number;
}

export const filterOperators = ['=', '<>', '<', '<=', '>', '>=', 'contains'] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** Where an error body has its messages. */
export interface ErrorShape {
  /** The list of errors, as `$.errors`; each with its reason and, perhaps, the field it is about. */
  readonly list: string;
  readonly reason: string;
  readonly field?: string;
  /** Headers that tell which OAuth scopes the token has and which the method needs, on statuses given. */
  readonly scopes?: {
    readonly statuses: readonly number[];
    readonly granted: string;
    readonly needed: string;
    /** What `granted` says of a token that the API does not know; `unknown` unless told. */
    readonly unknown?: string;
  };
  /** Header of a 503 that means planned maintenance, which trying again won't outlast. */
  readonly maintenance?: string;
  /** Header that identifies the request to the vendor's support. */
  readonly requestId?: string;
}

/** The headers in which an API announces its limit. */
export interface RateLimit {
  readonly limit: string;
  readonly remaining: string;
  /** When the window ends, in seconds since 1970. */
  readonly reset: string;
}

/** How the API writes a time: with `Z`, or in UTC without a zone. */
export type TimestampForm = 'iso-z' | 'iso-without-zone';
