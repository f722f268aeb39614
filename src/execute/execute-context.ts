import type {Catalog} from '../catalog/catalog.js';
import type {Request, Response} from '../request/request.js';
import type {AnswerCache} from './answer-cache.js';
import type {LocalStore} from './local-store.js';
import type {ReadProgress} from './read-progress.js';
import type {Sqlite} from './sqlite/sqlite.js';

/** What executing needs to know beside the plan. */
export interface ExecuteContext {
  readonly catalog: Catalog;
  /** Sends a request, retries included, and gives the last answer whatever its status. Its body is freed once it is read. */
  readonly send: (request: Request, signal: AbortSignal | undefined) => Promise<Response>;
  /** What no message may show. */
  readonly secrets: () => readonly string[];
  readonly cache?: AnswerCache | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly sqlite: Sqlite;
  /** The local tables and views. */
  readonly locals: LocalStore;
  /** Where the SQL of a plan puts its rows, if it gives none: the number of a stage of the session. */
  readonly stage?: number | undefined;
  /** Requests, and so changes, under way at once. */
  readonly concurrency: number;
  /** Whether readfile and writefile may touch files. */
  readonly allowFiles: boolean;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}
