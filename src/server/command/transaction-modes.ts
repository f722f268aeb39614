import type {TokenReader} from '../statement/token-reader.js';

const levels = [
  ['READ', 'UNCOMMITTED'],
  ['READ', 'COMMITTED'],
  ['REPEATABLE', 'READ'],
  ['SERIALIZABLE'],
] as const;

/** `ISOLATION LEVEL …`, `READ ONLY` and the like, as settings. @throws RowgateError `syntax`. */
export function readTransactionModes(reader: TokenReader): readonly (readonly [string, string])[] {
  const modes: (readonly [string, string])[] = [];
  while (reader.peek() !== undefined) {
    if (modes.length > 0) reader.accept(',');
    if (reader.accept('READ', 'ONLY')) modes.push(['transaction_read_only', 'on']);
    else if (reader.accept('READ', 'WRITE')) modes.push(['transaction_read_only', 'off']);
    else if (reader.accept('DEFERRABLE')) modes.push(['transaction_deferrable', 'on']);
    else if (reader.accept('NOT', 'DEFERRABLE')) modes.push(['transaction_deferrable', 'off']);
    else {
      reader.expect('ISOLATION', 'LEVEL');
      const level = levels.find(words => reader.accept(...words));
      if (level === undefined) throw reader.expected('READ COMMITTED or another level');
      modes.push(['transaction_isolation', level.join(' ').toLowerCase()]);
    }
  }
  return modes;
}
