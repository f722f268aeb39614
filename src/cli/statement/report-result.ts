import {describeOutcomes} from '../../change/describe-outcomes.js';
import type {Outcome, Result, ResultEnd, ResultHead} from '../../execute/result.js';
import type {Report} from '../report/report.js';

/**
 * Exit statuses that no error has: of a result that lacks rows, of one of several things that did not all succeed
 * (changes, or accounts that were read), and of changes that were not made since their rows are not as they were.
 */
const incomplete = 3;
export const partial = 4;
const drifted = 6;

/** Whether a command that ends so has given all that there is to give. */
export function isWhole(status: number): boolean {
  return status === 0 || status === partial || status === drifted;
}

/** Tells what is known before the rows, and gives the exit status. Of a preview, outcomes are no trouble. */
export function reportHead(
  {notes, outcomes = []}: ResultHead & Pick<Result, 'notes'>,
  isPreview: boolean,
  report: Report,
): number {
  for (const note of notes) report.note(note);
  const problems = isPreview ? undefined : describeOutcomes(outcomes);
  if (problems === undefined) return 0;
  report.problem(problems.summary, problems.reasons);
  return outcomes.some(isWorseThanDrift) ? partial : drifted;
}

/** Tells what is known only after the rows, and gives the exit status. */
export function reportEnd({notes, complete}: Pick<ResultEnd, 'notes' | 'complete'>, report: Report): number {
  for (const note of notes) report.note(note);
  if (complete === true) return 0;
  report.problem(`rows are missing: ${complete.reason}`);
  return complete.connections === undefined ? incomplete : partial;
}

function isWorseThanDrift(outcome: Outcome): boolean {
  if (outcome.kind === 'skipped') return outcome.isDrifted !== true;
  return outcome.kind === 'failed' || outcome.kind === 'unknown';
}

/** Whether changes are left that could be gone on with: not those that were refused, or whose rows have drifted. */
export function hasMoreToDo({outcomes = []}: ResultHead): boolean {
  return outcomes.some(each => each.kind === 'unknown' || (each.kind === 'skipped' && !each.isDrifted));
}

export function describeTiming(rows: number, requests: number, milliseconds: number): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return `time: ${(milliseconds / 1000).toFixed(3)} s, ${counted(rows, 'row')}, ${counted(requests, 'request')}`;
}
