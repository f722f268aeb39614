import type {LinodeBehaviour} from '../behaviour.js';
import type {LinodeError} from '../error.js';
import type {Filterable} from './filterable.js';

/** What reading one filter needs, and the errors found so far. */
export interface FilterContext {
  readonly filterable: Filterable;
  readonly behaviour: LinodeBehaviour;
  readonly errors: LinodeError[];
}

export function addError({errors}: FilterContext, reason: string): void {
  errors.push({reason, field: 'X-Filter'});
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
