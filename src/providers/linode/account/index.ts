import type {Service} from '../../../catalog/provider.js';
import {logins} from './logins.js';
import {oauthClients} from './oauth-clients.js';

export const account = {
  name: 'account',
  description: 'The account: its OAuth clients and the logins of all its users',
  resources: {oauth_clients: oauthClients, logins},
} as const satisfies Service;
