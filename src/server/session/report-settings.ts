import type {Connection} from '../connection/connection.js';
import {listReports, type Settings} from './settings.js';

/** Tells a client which settings are others than before. */
export function reportSettings(connection: Connection, before: Settings | undefined, now: Settings): void {
  if (before === now) return;
  for (const [name, value] of listReports(now, before)) {
    connection.send({kind: 'parameter-status', name, value});
  }
}
