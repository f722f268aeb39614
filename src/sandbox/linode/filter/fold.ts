import type {LinodeBehaviour} from '../behaviour.js';

/** What two values are reduced to before they are compared. */
export type Fold = (value: unknown) => unknown;

export function createFold({textMatching}: LinodeBehaviour): Fold {
  return value => (typeof value === 'string' && textMatching === 'ignore-case' ? value.toLowerCase() : value);
}
