import type {Connection, ConnectionGroup} from '../catalog/connection.js';

/** What a configuration file says. Holds no secret, only where secrets are. */
export interface Config {
  readonly connections: readonly Connection[];
  readonly groups: readonly ConnectionGroup[];
  /** Nothing is changed over any connection. */
  readonly readOnly: boolean;
  /** The most rows that one statement may change. */
  readonly maxChanges?: number;
  /** The file, if there is one. */
  readonly path?: string;
}
