import type {VmwareRoute} from '../route.js';
import {accessTokenRoutes} from './access-tokens.js';
import {oauthAppRoutes} from './oauth-apps.js';
import {secretRoutes} from './secrets.js';

/** All that the stand-in answers; anything else is 404. */
export const vmwareRoutes: readonly VmwareRoute[] = [
  ...accessTokenRoutes,
  ...oauthAppRoutes,
  ...secretRoutes,
];
