import type {Random} from '../random.js';
import type {VmwareBehaviour} from './behaviour.js';
import type {Reply} from './reply.js';
import type {AccessToken, Organization, VmwareState} from './state.js';

/** One endpoint. Its path starts below `/csp/gateway/am/api`. */
export type VmwareRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** The form of the body, read before `handle`. */
  readonly body?: 'json' | 'form';
} & (
  | {readonly access: 'anonymous'; readonly handle: (call: VmwareCall) => Reply}
  /** Below an organization, and for its owners, admins and developers only. */
  | {readonly access: 'organization'; readonly handle: (call: OrganizationCall) => Reply}
);

/** A request that found its route and was read. */
export interface VmwareCall {
  readonly state: VmwareState;
  readonly behaviour: VmwareBehaviour;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly parameters: Readonly<Record<string, string>>;
  /** The path as it was sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** Fields of the body; empty for a route that reads none. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One that was authorized, too. */
export interface OrganizationCall extends VmwareCall {
  readonly token: AccessToken;
  readonly organization: Organization;
}
