import type {ConnectCode} from './connect/code.js';
import {type ConnectError, refuse, type Violation} from './connect/connect-error.js';

/** Refuses what single fields hold; all of them are in the message. */
export function refuseFields(code: ConnectCode, violations: readonly Violation[]): ConnectError {
  const list = violations.map(({field, description}) => `${field}: ${description}`);
  return refuse(code, `validation error: ${list.join(', ')}`, violations);
}
