import {type Place, positionAt} from '../errors.js';
import type {Range} from '../statement/query.js';

/** The place of a range of a source text, for an error. */
export function place({source}: {readonly source: string}, range: Range): Place {
  return () => positionAt(source, range.start, range.end);
}
