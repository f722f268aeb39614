import {type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument} from 'yaml';
import {type ErrorCode, RowgateError} from '../errors.js';

/** A configuration file as it is written. */
export interface ConfigText {
  readonly data: unknown;
  /** The keys of the map at a place, as they are written. */
  readonly keysAt: (path: readonly PropertyKey[]) => readonly string[];
  /** The error of what is wrong at a place: the value there, or the key of a map. */
  readonly fail: (path: readonly PropertyKey[], problem: string, details?: FailDetails) => RowgateError;
}

interface FailDetails {
  readonly code?: ErrorCode;
  readonly hint?: string | undefined;
  /** The problem is about this key of the map at the place. */
  readonly key?: string;
}

/** What the parser's errors come to. Its own messages quote the text, and so may show a secret. */
const problems: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation is not right',
  BLOCK_AS_IMPLICIT_KEY: 'there are two keys on one line',
  DUPLICATE_KEY: 'a key is there twice',
  MISSING_CHAR: 'a quotation mark, colon, comma or bracket is missing',
  MULTIPLE_DOCS: 'a second document begins',
  TAB_AS_INDENT: 'a tab is used for indentation',
};

/**
 * Parses YAML.
 * @throws RowgateError `usage`, with the place, and nothing of what is written there.
 */
export function parseConfigText(text: string, file: string): ConfigText {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, logLevel: 'silent'});
  const place = (offset: number) => {
    const {line, col} = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const problem = problems[error.code] ?? 'this is not YAML';
    throw new RowgateError('usage', `${place(error.pos[0])}: ${problem}`);
  }
  return {
    data: readData(document, file),
    keysAt: path => readKeys(document, path),
    fail: (path, problem, {code = 'usage', hint, key} = {}) => {
      const name = path.map(String).join('.');
      const message = `${place(findOffset(document, path, key))}: ${name === '' ? 'the file' : name} ${problem}`;
      return new RowgateError(code, message, {hint});
    },
  };
}

function readData(document: Document, file: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    throw new RowgateError('usage', `${file}: an alias (*name) has no anchor (&name), or there are too many`);
  }
}

function readKeys(document: Document, path: readonly PropertyKey[]): readonly string[] {
  const node = findNode(document, path);
  return isMap(node) ? node.items.map(({key}) => String(isScalar(key) ? key.value : key)) : [];
}

function findNode(document: Document, path: readonly PropertyKey[]): unknown {
  const resolve = (node: unknown) => (isAlias(node) ? node.resolve(document) : node);
  return path.reduce<unknown>((node, step) => {
    if (isSeq(node)) return resolve(node.items[Number(step)]);
    if (!isMap(node)) return undefined;
    return resolve(node.items.find(({key}) => isScalar(key) && String(key.value) === String(step))?.value);
  }, resolve(document.contents));
}

/** Where the key, the value or else the nearest value around a place begins. */
function findOffset(document: Document, path: readonly PropertyKey[], key?: string): number {
  const node = findNode(document, path);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find(each => isScalar(each.key) && String(each.key.value) === key);
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    if (start !== undefined) return start;
  }
  const start = isNode(node) ? node.range?.[0] : undefined;
  if (start !== undefined || path.length === 0) return start ?? 0;
  return findOffset(document, path.slice(0, -1), String(path.at(-1)));
}
