import type {Faults} from './http/fault.js';
import type {RateLimit} from './http/rate-limiter.js';
import type {RequestRecord} from './http/request-record.js';
import type {LinodeBehaviourOptions} from './linode/behaviour.js';
import type {VmwareBehaviourOptions} from './vmware/behaviour.js';
import type {XeonrBehaviourOptions} from './xeonr/behaviour.js';

export interface SandboxOptions {
  /** Linode's port on 127.0.0.1; 0, or none, takes one that is free. */
  readonly port?: number;
  /** Ports of single APIs, in the same way. */
  readonly ports?: Partial<Readonly<Record<SandboxApi, number>>>;
  /** When the data set is: what expires "in three days" expires three days after this. The real time unless told. */
  readonly now?: Date;
  /** What goes wrong from the start. */
  readonly faults?: Faults;
  /** Requests of one token to one API within a window; so many that nobody meets it unless told. */
  readonly limits?: RateLimit;
  /** How a stand-in decides what its API's documents leave open. */
  readonly behaviour?: {
    readonly linode?: LinodeBehaviourOptions;
    readonly vmware?: VmwareBehaviourOptions;
    readonly xeonr?: XeonrBehaviourOptions;
  };
}

/** The APIs that have a stand-in. */
export type SandboxApi = 'linode' | 'vmware' | 'xeonr';

export type {FaultEffect, FaultRule, Faults} from './http/fault.js';
export type {RateLimit} from './http/rate-limiter.js';
export type {RequestRecord} from './http/request-record.js';
export type {LinodeBehaviour, LinodeBehaviourOptions} from './linode/behaviour.js';
export type {VmwareBehaviour, VmwareBehaviourOptions} from './vmware/behaviour.js';
export type {XeonrBehaviour, XeonrBehaviourOptions} from './xeonr/behaviour.js';

/** Running stand-ins for the providers' APIs. Their state lasts until `close`. */
export interface Sandbox {
  /** Where each API is, without a version or path: `http://127.0.0.1:PORT`. */
  readonly urls: Readonly<Record<SandboxApi, string>>;
  /** The environment variables with which a client of these APIs finds them, tokens included. */
  readonly env: Readonly<Record<string, string>>;
  /** Replaces all faults; their counts start again. `{rules: []}` ends them. */
  readonly setFaults: (faults: Faults) => void;
  /** The latest requests to all APIs, oldest first, up to 50,000. Neither tokens nor secrets are kept. */
  readonly requests: () => readonly RequestRecord[];
  /** Breaks what is still open and frees the ports. */
  readonly close: () => Promise<void>;
}
