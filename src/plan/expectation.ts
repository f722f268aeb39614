import {RowgateError} from '../errors.js';
import type {Expectation, ExpectedCount} from '../statement/statement.js';
import type {PlanContext} from './analysis.js';
import {noteType} from './parameter-type.js';
import {place} from './place.js';
import type {ChangePlan} from './plan.js';

/**
 * How many rows a statement says that it is about.
 *
 * @throws RowgateError `invalid_value` for what is no number of rows, `missing_parameter`.
 */
export function planExpectation(
  statement: {readonly source: string; readonly expect: Expectation | undefined},
  context: PlanContext,
): ChangePlan['expect'] {
  const {expect, source} = statement;
  if (expect === undefined) return undefined;
  if (isAwaited(expect.least, context) || isAwaited(expect.most, context)) return undefined;
  const least = countOf(expect.least, source, context);
  const most = countOf(expect.most, source, context);
  if (least <= most) return {least, most};
  throw new RowgateError('invalid_value', `no number of rows is between ${least} and ${most}`, {
    position: place({source}, expect.range),
  });
}

/** Whether it is a parameter of a text that is only described, whose value is still to come. */
function isAwaited(node: ExpectedCount, context: PlanContext): boolean {
  noteType({context}, node, 'integer');
  return context.parameterTypes !== undefined && node.kind === 'parameter';
}

function countOf(node: ExpectedCount, source: string, {parameters}: PlanContext): number {
  const position = place({source}, node.range);
  const given = node.kind === 'parameter' ? parameters.get(node.name) : node.value.replaceAll('_', '');
  if (given === undefined) {
    throw new RowgateError(
      'missing_parameter',
      `no value is given for the parameter ${node.kind === 'parameter' ? node.name : ''}`,
      {position},
    );
  }
  const count = Number(given);
  if (given !== null && given !== '' && Number.isSafeInteger(count) && count >= 0) return count;
  throw new RowgateError('invalid_value', 'EXPECT needs a whole number of rows', {position});
}
