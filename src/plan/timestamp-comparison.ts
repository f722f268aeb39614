import {RowgateError} from '../errors.js';
import type {Expression} from '../statement/query.js';
import {normaliseTimestamp} from '../timestamp.js';
import type {Analysis} from './analysis.js';
import {place} from './place.js';
import {quoteText} from './rewrite.js';

/**
 * Brings the other side of a comparison with a timestamp into the form that the local database holds timestamps in,
 * where comparing text is comparing times: a literal at once, anything else when it runs.
 *
 * @throws RowgateError `invalid_value` for a literal that is no time.
 */
export function compareTimestamps(analysis: Analysis, node: Expression): void {
  if (node.kind !== 'literal') {
    if (node.kind === 'row') return;
    const bound = node.kind === 'parameter' ? analysis.context.parameters.get(node.name) : undefined;
    if (typeof bound === 'string' && normaliseTimestamp(bound) === undefined) {
      throw notTimestamp(analysis, node, `'${bound}'`);
    }
    analysis.edits.push({kind: 'wrap', range: node.range, before: 'timestamp(', after: ')'});
    return;
  }
  if (node.type === 'null' || node.type === 'boolean') return;
  const normal = node.type === 'string' ? normaliseTimestamp(node.value) : undefined;
  if (normal !== undefined) {
    analysis.edits.push({kind: 'replace', range: node.range, text: quoteText(normal)});
    return;
  }
  if (node.type === 'current') {
    analysis.edits.push({kind: 'wrap', range: node.range, before: 'timestamp(', after: ')'});
    return;
  }
  throw notTimestamp(analysis, node, node.type === 'string' ? `'${node.value}'` : node.value);
}

function notTimestamp(analysis: Analysis, node: Expression, written: string): RowgateError {
  const hint = /^[0-9.]+$/.test(written)
    ? `For seconds since 1970: datetime(${written}, 'unixepoch').`
    : "Write it as '2026-01-31', '2026-01-31T12:00:00Z' or datetime('now', '+7 days').";
  return new RowgateError('invalid_value', `${written} is not a date or time`, {
    hint,
    position: place(analysis, node.range),
  });
}
