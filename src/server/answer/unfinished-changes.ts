import {describeOutcomes} from '../../change/describe-outcomes.js';
import {type ErrorCode, RowgateError} from '../../errors.js';
import type {Outcome, Result} from '../../execute/result.js';
import {printJson} from '../../request/parse-json.js';
import type {Failure} from './answerer.js';
import {listNotices} from './result-notices.js';

/**
 * The error for a write not all of whose changes were made; undefined where all were. `isUnkept`: a secret was not taken where
 * they are kept, so that it stands in the result. The detail has every row of that, since a client throws away rows that come
 * before an error.
 */
export function describeUnfinished(
  result: Result,
  isCancelled: boolean,
  isUnkept: boolean,
): Failure | undefined {
  const {outcomes = [], columns, rows} = result;
  const described =
    describeOutcomes(outcomes) ?? (isUnkept ? {summary: unkept, reasons: result.notes} : undefined);
  if (described === undefined) return undefined;
  const lines = rows.map(row => {
    const cells = columns.map(({name}, index) => [name, row[index] ?? null] as const);
    return printJson(Object.fromEntries(cells.filter(([, value]) => value !== null)));
  });
  const tellsReasons = columns.some(({name}) => name === 'reason');
  return {
    kind: 'failure',
    notice: {
      severity: 'ERROR',
      sqlState: new RowgateError(codeOf(outcomes, isCancelled), '').sqlState,
      message: described.summary,
      detail: [...(tellsReasons ? [] : described.reasons), ...lines].join('\n'),
      hint: 'What is done stays done: an API takes nothing back.',
    },
    notices: listNotices(result),
  };
}

const unkept = 'all changes were made, but a secret could not be kept';

function codeOf(outcomes: readonly Outcome[], isCancelled: boolean): ErrorCode {
  if (outcomes.some(({kind}) => kind === 'unknown') || outcomes.every(({kind}) => kind === 'done'))
    return 'incomplete';
  if (outcomes.some(({kind}) => kind === 'failed')) return 'api';
  if (outcomes.every(each => !('reason' in each) || ('isDrifted' in each && each.isDrifted)))
    return 'drifted';
  return isCancelled ? 'cancelled' : 'incomplete';
}
