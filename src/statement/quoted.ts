import {positionAt, RowgateError} from '../errors.js';

const names: Readonly<Record<string, string>> = {
  "'": 'string',
  '"': 'quoted name',
  '`': 'quoted name',
  '[': 'bracketed name',
};

/**
 * The end (exclusive) of the string or quoted identifier that starts at `start`, and what it means. A quote
 * within is doubled; brackets have no escape.
 *
 * @throws RowgateError with code `syntax` where the closing quote is missing.
 */
export function findQuotedEnd(source: string, start: number): {end: number; value: string} {
  const open = source.charAt(start);
  const close = open === '[' ? ']' : open;
  let end = start + 1;
  for (;;) {
    end = source.indexOf(close, end);
    if (end === -1) throw notClosed(source, start, names[open] ?? 'string', close);
    if (open === '[' || source.charAt(end + 1) !== close) break;
    end += 2;
  }
  const inner = source.slice(start + 1, end);
  return {end: end + 1, value: open === '[' ? inner : inner.replaceAll(close + close, close)};
}

/**
 * The end (exclusive) of the comment that starts at `start`; the newline is not part of it.
 *
 * @throws RowgateError with code `syntax` where a closing mark is missing.
 */
export function findCommentEnd(source: string, start: number): number {
  if (source.startsWith('--', start)) {
    const end = source.indexOf('\n', start);
    return end === -1 ? source.length : end;
  }
  const end = source.indexOf('*/', start + 2);
  if (end === -1) throw notClosed(source, start, 'comment', '*/');
  return end + 2;
}

function notClosed(source: string, start: number, what: string, close: string): RowgateError {
  return new RowgateError('syntax', `the ${what} that starts here is not closed`, {
    hint: close === "'" ? "Close it with '; a quote within a string is doubled." : `Close it with ${close}.`,
    position: positionAt(source, start),
  });
}
