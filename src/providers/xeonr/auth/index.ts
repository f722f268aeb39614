import type {Service} from '../../../catalog/provider.js';
import {authorisations} from './authorisations.js';
import {clients} from './clients.js';
import {publicClients} from './public-clients.js';

export const auth = {
  name: 'auth',
  description: 'OAuth clients, what anyone may know of them, and authorisations',
  resources: {clients, authorisations, public_clients: publicClients},
} as const satisfies Service;
