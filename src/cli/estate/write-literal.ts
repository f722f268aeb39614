import {replaceHidden} from '../../format/hidden-characters.js';
import {writeJson} from '../../format/json-text.js';
import type {Value} from '../../row.js';

/**
 * A value as SQL. Characters that are not seen, or that act on what shows them, are called by their number, so that what is
 * copied is what is read.
 */
export function writeLiteral(value: Value): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'string') return writeText(value);
  return typeof value === 'object' ? writeText(writeJson(value)) : String(value);
}

function writeText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  const shown = replaceHidden(quoted, character => `' || char(${character.codePointAt(0)}) || '`);
  return shown === quoted ? quoted : `(${shown})`;
}
