import {createRandom} from '../../random.js';
import type {VmwareState} from '../state.js';
import {createApiTokens} from './api-tokens.js';
import {createOAuthApps} from './oauth-apps.js';
import {organizations} from './organizations.js';

/** The data set: the same at every start, but for its times, which are told from `now`. */
export function createVmwareState(now: Date): VmwareState {
  return {
    organizations: new Map(organizations.map(organization => [organization.id, organization])),
    apps: createOAuthApps(createRandom, now),
    apiTokens: createApiTokens(now),
    accessTokens: new Map(),
  };
}
