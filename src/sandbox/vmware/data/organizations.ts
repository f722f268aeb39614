import {vmwareOrganizations} from '../built-in-tokens.js';
import type {Organization} from '../state.js';

export const organizations: readonly Organization[] = [
  {id: vmwareOrganizations.larkspur, name: 'larkspur-prod', displayName: 'Larkspur'},
  {id: vmwareOrganizations.labs, name: 'larkspur-labs', displayName: 'Larkspur Labs'},
  {id: vmwareOrganizations.northgate, name: 'northgate', displayName: 'Northgate Security'},
];
