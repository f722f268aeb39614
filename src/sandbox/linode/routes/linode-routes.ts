import type {LinodeRoute} from '../route.js';
import {accessTokenRoutes} from './access-tokens.js';
import {authorizedAppRoutes} from './authorized-apps.js';
import {loginRoutes} from './logins.js';
import {oauthClientRoutes} from './oauth-clients.js';
import {thumbnailRoutes} from './thumbnails.js';
import {trustedDeviceRoutes} from './trusted-devices.js';

/** All that the stand-in answers; anything else is 404. */
export const linodeRoutes: readonly LinodeRoute[] = [
  ...oauthClientRoutes,
  ...thumbnailRoutes,
  ...authorizedAppRoutes,
  ...accessTokenRoutes,
  ...loginRoutes,
  ...trustedDeviceRoutes,
];
