import type {Service} from '../../../catalog/provider.js';
import {apps} from './apps.js';
import {devices} from './devices.js';
import {logins} from './logins.js';
import {tokens} from './tokens.js';

export const profile = {
  name: 'profile',
  description: 'The user whom the token belongs to: authorized apps, personal access tokens, logins, devices',
  resources: {apps, tokens, logins, devices},
} as const satisfies Service;
