import type {LinodeRoute} from '../route.js';
import {createRowRoutes} from './row-routes.js';

/** Apps only come and go as users authorize and revoke them: there is nothing to create or update. */
export const authorizedAppRoutes: readonly LinodeRoute[] = createRowRoutes({
  path: '/profile/apps',
  rows: state => state.apps,
  filterable: {fields: {label: 'string', created: 'timestamp', expiry: 'timestamp'}},
  revocable: true,
});
