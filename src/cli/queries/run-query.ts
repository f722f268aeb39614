import {RowgateError} from '../../errors.js';
import {makeNote} from '../../notes.js';
import type {RunQueryOptions} from '../command/run.js';
import type {Parameters} from '../option/read-parameters.js';
import {createReport} from '../report/report.js';
import {runStatements} from '../statement/run-statements.js';
import {fillParameters} from './fill-parameters.js';
import {findQuery} from './find-query.js';
import {listQueries} from './list-queries.js';
import {readQuery} from './read-query.js';

/**
 * Runs a query of the user or of the package, with defaults for the parameters that are not given; or saves what it would
 * change as a plan. Gives the exit status; errors of the statements have been reported then.
 *
 * @throws RowgateError `usage`, before anything is run.
 */
export async function runQuery(name: string | undefined, options: RunQueryOptions): Promise<number> {
  const {plan, ...statementOptions} = options;
  if (plan !== undefined && options.output !== undefined) {
    throw new RowgateError('usage', '--output does not go with --plan: the preview is on standard output');
  }
  const place = findQuery(name, listQueries());
  const query = readQuery(place);
  if (place.hides)
    createReport({}).note(
      makeNote('own_query', `this is your own ${place.name}, ${query.path}, not that of the package`),
    );
  const text = {sql: query.sql, source: query.path};
  const fill = (given: Parameters) => fillParameters(query, given);
  if (plan === undefined) return runStatements(text, statementOptions, fill);
  const {makePlan} = await import('../saved-plan/make-plan.js');
  return makePlan(text, {...statementOptions, output: plan}, fill);
}
