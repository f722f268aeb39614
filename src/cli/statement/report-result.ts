import {describeOutcomes} from '../../change/describe-outcomes.js';
import type {Outcome, Result} from '../../execute/result.js';
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

/** Tells what the rows don't, and gives the exit status. Of a preview, outcomes are no trouble. */
export function reportResult(
  {notes, complete, outcomes = []}: Result,
  isPreview: boolean,
  report: Report,
): number {
  for (const note of notes) report.note(note);
  const problems = isPreview ? undefined : describeOutcomes(outcomes);
  if (problems !== undefined) report.problem(problems.summary, problems.reasons);
  if (complete !== true) report.problem(`rows are missing: ${complete.reason}`);
  if (problems !== undefined) return outcomes.some(isWorseThanDrift) ? partial : drifted;
  if (complete === true) return 0;
  return complete.connections === undefined ? incomplete : partial;
}

function isWorseThanDrift(outcome: Outcome): boolean {
  if (outcome.kind === 'skipped') return outcome.isDrifted !== true;
  return outcome.kind === 'failed' || outcome.kind === 'unknown';
}

/** Whether changes are left that could be gone on with: not those that were refused, or whose rows have drifted. */
export function hasMoreToDo({outcomes = []}: Result): boolean {
  return outcomes.some(each => each.kind === 'unknown' || (each.kind === 'skipped' && !each.isDrifted));
}

export function describeTiming({rows, requests}: Result, milliseconds: number): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return `time: ${(milliseconds / 1000).toFixed(3)} s, ${counted(rows.length, 'row')}, ${counted(requests, 'request')}`;
}
