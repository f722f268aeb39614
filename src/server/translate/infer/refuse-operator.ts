import {positionAt, RowgateError} from '../../../errors.js';
import type {Binary} from '../../../statement/query.js';
import type {Inferred} from '../postgres-type.js';
import type {Inference} from './inference.js';

/** The error for an operator between values that it doesn't go with. */
export function refuseOperator(
  {source}: Inference,
  {operator, range}: Pick<Binary, 'operator' | 'range'>,
  left: Inferred,
  right: Inferred,
): RowgateError {
  return new RowgateError('unsupported', `there is no operator ${left} ${operator} ${right}`, {
    hint: 'Cast one side, as in x::int or x::text.',
    position: positionAt(source, range.start, range.end),
  });
}
