import {type Severity, severities} from '../queries/query-file.js';
import {partial} from '../statement/report-result.js';
import type {MadeReport} from './make-report.js';

/** What a command says of a report beside it, and how it ends. */
export interface Judgement {
  readonly status: number;
  readonly notes: readonly string[];
  readonly problems: readonly {readonly summary: string; readonly reasons: readonly string[]}[];
}

/** Exit statuses: those of an error of an API, of a statement, and of what is refused. */
const [failed, wrong, refused] = [3, 1, 5];

/**
 * Something that is missing counts more than a query that is wrong, and this more than what was found: an answer that lacks
 * something is none. `failOn`: the least severity of which there may be no finding.
 */
export function judgeReport(
  {report, hasFault, isPartial}: MadeReport,
  failOn: Severity | undefined,
): Judgement {
  const {complete, findings, notRun, accounts} = report;
  const tooSevere = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  const isFound = findings.some(each => tooSevere.includes(each.severity));
  const counts = severities.map(
    severity => `${findings.filter(each => each.severity === severity).length} ${severity}`,
  );
  const unread = accounts.filter(each => each.state === 'no credential');
  return {
    status: statusOf(complete === true, isPartial, hasFault, isFound),
    notes: [
      ...unread.map(({provider, reason}) => `note: ${provider} was not looked at: ${reason}`),
      `findings: ${counts.join(', ')}`,
    ],
    problems: [
      ...(complete === true ? [] : [{summary: 'the report is not complete', reasons: complete.reasons}]),
      ...(hasFault
        ? [
            {
              summary: 'some queries were not run',
              reasons: notRun.map(({query, reason}) => `${query}: ${reason}`),
            },
          ]
        : []),
      ...(isFound
        ? [{summary: `there are findings of severity ${tooSevere.join(' or ')} (--fail-on)`, reasons: []}]
        : []),
    ],
  };
}

function statusOf(isComplete: boolean, isPartial: boolean, hasFault: boolean, isFound: boolean): number {
  if (!isComplete) return isPartial ? partial : failed;
  if (hasFault) return wrong;
  return isFound ? refused : 0;
}
