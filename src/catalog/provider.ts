import type {Auth} from './auth.js';
import type {Resource} from './resource.js';
import type {ErrorShape, FilterLanguage, Pagination, RateLimit, TimestampForm} from './wire.js';

/** A system with an API. Plain data: everything that is particular to one API is said here, not programmed. */
export interface Provider {
  readonly name: string;
  readonly description: string;
  /** Where the API is. `{version}` and the like are filled from `url.variables`. */
  readonly url: BaseUrl;
  readonly auth: Auth;
  readonly services: Readonly<Record<string, Service>>;
  /** What holds for all of its methods that don't say otherwise. */
  readonly pagination?: Pagination;
  readonly filter?: FilterLanguage;
  readonly errors?: ErrorShape;
  readonly rateLimit?: RateLimit;
  readonly timestamps?: TimestampForm;
  /** Headers of every request. `{timeout}` stands for the longest that it may take, in milliseconds. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A field that an answer leaves out has its type's default (false, 0, "", []), as ProtoJSON has it; else it is null. */
  readonly omitsDefaults?: true;
}

export interface BaseUrl {
  readonly default: string;
  /** Environment variable that replaces scheme and host (and a path before the version, if it has one). */
  readonly env?: string;
  /** A path segment after the host, such as the API's version, and the variable that replaces it. */
  readonly version?: {readonly default: string; readonly env?: string};
  /** Environment variable with the path of a PEM file of certificate authorities to trust. */
  readonly ca?: string;
}

export interface Service {
  readonly name: string;
  readonly description: string;
  readonly resources: Readonly<Record<string, Resource>>;
}
