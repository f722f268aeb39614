import type {LinodeRoute} from '../route.js';
import {createRowRoutes} from './row-routes.js';

export const trustedDeviceRoutes: readonly LinodeRoute[] = createRowRoutes({
  path: '/profile/devices',
  rows: state => state.devices,
  filterable: {fields: {}},
  revocable: true,
});
