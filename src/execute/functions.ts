import {readFileSync, writeFileSync} from 'node:fs';
import type {Database} from 'sql.js';
import {RowgateError} from '../errors.js';
import {mentionOption} from '../option-mention.js';
import type {LocalValue} from '../row.js';
import {normaliseTimestamp} from '../timestamp.js';
import type {LocalFunction} from './local-function.js';

/**
 * Adds the functions that SQLite lacks. What one of them throws comes out of SQLite as a mere message: `rethrow`
 * throws the error itself, if there was one.
 */
export function registerFunctions(
  database: Database,
  allowFiles: boolean,
  more: Readonly<Record<string, LocalFunction>> = {},
): {rethrow(): void} {
  let thrown: unknown;
  const all = {...functions, ...(allowFiles ? fileFunctions : closedFunctions), ...more};
  for (const [name, {arity, call}] of Object.entries(all)) {
    const guarded = (...values: LocalValue[]) => {
      try {
        return call(...values);
      } catch (error) {
        thrown = error;
        throw error;
      }
    };
    // sql.js takes the number of arguments from the function's length.
    Object.defineProperty(guarded, 'length', {value: arity});
    database.create_function(name, guarded);
  }
  return {
    rethrow() {
      const error = thrown;
      thrown = undefined;
      if (error !== undefined) throw error;
    },
  };
}

const functions: Readonly<Record<string, LocalFunction>> = {
  timestamp: {
    arity: 1,
    call: value => (typeof value === 'string' ? (normaliseTimestamp(value) ?? value) : (value ?? null)),
  },
  regexp: {arity: 2, call: matchesPattern},
  uri_scheme: {arity: 1, call: value => parseUri(value)?.protocol.slice(0, -1) ?? null},
  uri_host: {arity: 1, call: value => parseUri(value)?.hostname || null},
  uri_is_loopback: {arity: 1, call: isLoopback},
  uri_has_fragment: {arity: 1, call: value => (typeof value === 'string' ? value.includes('#') : null)},
  scope_contains: {arity: 2, call: containsScope},
};

const fileFunctions: typeof functions = {
  readfile: {arity: 1, call: path => touchFile('read', path, name => readFileSync(name))},
  writefile: {
    arity: 2,
    call: (path, content) => {
      if (content === null || content === undefined) return null;
      const bytes = content instanceof Uint8Array ? content : Buffer.from(String(content));
      return touchFile('write', path, name => {
        writeFileSync(name, bytes);
        return bytes.length;
      });
    },
  },
};

const closedFunctions: typeof functions = {
  readfile: {arity: 1, call: () => refuseFile('readfile')},
  writefile: {arity: 2, call: () => refuseFile('writefile')},
};

function refuseFile(name: string): never {
  throw new RowgateError('refused', `${name} is not allowed here`, {
    hint: `Files can be read and written with ${mentionOption('allowFiles', true)} only.`,
  });
}

function touchFile<Result>(
  verb: string,
  path: LocalValue | undefined,
  touch: (path: string) => Result,
): Result {
  if (typeof path !== 'string' || path === '') {
    throw new RowgateError('file', `the path of a file to ${verb} must be text`);
  }
  try {
    return touch(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file or folder',
      EACCES: 'permission denied',
      EISDIR: 'it is a folder',
      ENOSPC: 'the disk is full',
    };
    throw new RowgateError('file', `can't ${verb} "${path}": ${reasons[code] ?? (code || 'it failed')}`);
  }
}

const patterns = new Map<string, RegExp>();

/** `text REGEXP pattern` calls it with the pattern first. */
function matchesPattern(pattern: LocalValue | undefined, text: LocalValue | undefined): LocalValue | boolean {
  if (pattern === null || pattern === undefined || text === null || text === undefined) return null;
  const source = String(pattern);
  let compiled = patterns.get(source);
  if (compiled === undefined) {
    try {
      compiled = new RegExp(source, 'u');
    } catch {
      throw new RowgateError('invalid_value', `'${source}' is not a regular expression`);
    }
    if (patterns.size > 100) patterns.clear();
    patterns.set(source, compiled);
  }
  return compiled.test(String(text));
}

function parseUri(value: LocalValue | undefined): URL | undefined {
  if (typeof value !== 'string') return undefined;
  return URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
}

/** Names and addresses of the machine itself, by RFC 6761 and RFC 8252: null where there is no host. */
function isLoopback(value: LocalValue | undefined): boolean | null {
  const host = parseUri(value)?.hostname;
  if (!host) return null;
  return /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

/**
 * Whether a list of scopes, as OAuth APIs print them (separated by blanks or commas), holds one. `*` holds all,
 * `category:*` all of a category, and `read_write` holds `read_only`.
 */
function containsScope(scopes: LocalValue | undefined, scope: LocalValue | undefined): boolean | null {
  if (typeof scopes !== 'string' || typeof scope !== 'string') return null;
  const wanted = scope.trim();
  const [category, access] = wanted.split(':');
  return scopes.split(/[\s,]+/).some(each => {
    if (each === '') return false;
    return (
      each === '*' ||
      each === wanted ||
      each === `${category}:*` ||
      (access === 'read_only' && each === `${category}:read_write`)
    );
  });
}
