import type {Service} from '../../../catalog/provider.js';
import {oauthApps} from './oauth-apps.js';

export const csp = {
  name: 'csp',
  description: 'Identity and access of a CSP organization',
  resources: {oauth_apps: oauthApps},
} as const satisfies Service;
