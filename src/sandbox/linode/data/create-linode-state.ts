import {createRandom} from '../../random.js';
import type {LinodeState} from '../state.js';
import {createAccessTokens} from './access-tokens.js';
import {createAuthorizedApps} from './authorized-apps.js';
import {createLogins} from './logins.js';
import {createOAuthClients} from './oauth-clients.js';
import {createTrustedDevices} from './trusted-devices.js';
import {profileUser} from './users.js';

/**
 * The data set: the same at every start, but for its dates, which are told from `now`. Each kind of row has its
 * own row of random numbers, so that one more row leaves the other kinds as they were.
 */
export function createLinodeState(now: Date): LinodeState {
  const tokens = createAccessTokens(createRandom(3), now);
  let lastTokenId = Math.max(...tokens.keys());
  return {
    clients: createOAuthClients(createRandom(1)),
    apps: createAuthorizedApps(createRandom(2), now),
    tokens,
    nextTokenId: () => {
      lastTokenId += 1;
      return lastTokenId;
    },
    logins: createLogins(createRandom(4), now),
    devices: createTrustedDevices(now),
    username: profileUser.name,
  };
}
