import {type Place, positionAt} from '../errors.js';
import type {Range} from '../statement/query.js';
import type {ViewText} from './analysis.js';

/** The place of a range of a source text, for an error: of one in the text of a view, where the view is used. */
export function place(
  text: {readonly source: string; readonly views?: readonly ViewText[]},
  range: Range,
): Place {
  const view = text.views?.find(each => isWithin(range, each.range));
  return view === undefined ? () => positionAt(text.source, range.start, range.end) : place(text, view.at);
}

/**
 * Whether one range lies in another; the text of a view lies where the view is used.
 */
export function liesIn(text: {readonly views: readonly ViewText[]}, inner: Range, outer: Range): boolean {
  if (isWithin(inner, outer)) return true;
  const view = text.views.find(each => isWithin(inner, each.range));
  return view !== undefined && liesIn(text, view.at, outer);
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
