import {cachedDataVersionTag, setFlagsFromString} from 'node:v8';
import type {SqlJsStatic} from 'sql.js';

/** Functions are SQLite's own: those that sql.js once added warn on standard error. */
const settings: object = {useOldExtensionFunctions: false};

let loading: Promise<SqlJsStatic> | undefined;

/** SQLite itself, loaded when it is first needed. */
export function loadSqlite(): Promise<SqlJsStatic> {
  loading ??= import('sql.js').then(({default: initialise}) => optimizeLater(() => initialise(settings)));
  return loading;
}

/** Loads it for a thread that answers many queries, and sets no flags, which are those of all threads. */
export function loadSqliteToStay(): void {
  loading ??= import('sql.js').then(({default: initialise}) => initialise(settings));
}

/** How much of a function has to run until V8 optimizes it, in bytes: in Node 20, and from Node 22 on. */
const budgets = [1_800_000, 13_000_000];

/** Long queries come to it within a tenth of a second or two. */
const largerBudget = 200_000_000;

/**
 * Loads WebAssembly with a larger budget than is usual: by the usual one, SQLite's largest functions are optimized within
 * any query, which takes several times as long as a short one. What is loaded afterwards has the usual budget again.
 */
async function optimizeLater<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  // The tag is another for other flags, and so tells which is the usual budget.
  const tag = cachedDataVersionTag();
  const usual = budgets.find(budget => {
    setBudget(budget);
    return cachedDataVersionTag() === tag;
  });
  if (usual === undefined) return load();
  setBudget(largerBudget);
  try {
    return await load();
  } finally {
    setBudget(usual);
  }
}

function setBudget(bytes: number): void {
  setFlagsFromString(`--wasm-tiering-budget=${bytes}`);
}
