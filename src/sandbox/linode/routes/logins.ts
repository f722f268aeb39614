import type {Filterable} from '../filter/filterable.js';
import type {LinodeRoute} from '../route.js';
import {createRowRoutes} from './row-routes.js';

// No document calls a field of logins filterable; Linode's own web manager orders them by time.
const filterable: Filterable = {fields: {}, orderOnly: ['datetime']};

export const loginRoutes: readonly LinodeRoute[] = [
  ...createRowRoutes({path: '/account/logins', rows: state => state.logins, filterable}),
  ...createRowRoutes({
    path: '/profile/logins',
    rows: ({logins, username}) => new Map([...logins].filter(([, login]) => login.username === username)),
    filterable,
  }),
];
