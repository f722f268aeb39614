import type {Column} from '../../catalog/column.js';

/** A login, as the account's list and the profile's list both show it. */
export const loginColumns = [
  {name: 'id', type: 'integer', readOnly: true, description: 'Login ID'},
  {name: 'datetime', type: 'timestamp', readOnly: true, description: 'When the login was attempted'},
  {name: 'ip', type: 'text', readOnly: true, description: 'Address that it came from'},
  {name: 'username', type: 'text', readOnly: true, description: 'Who logged in'},
  {
    name: 'status',
    type: 'text',
    readOnly: true,
    values: ['successful', 'failed'],
    description: 'Whether it succeeded',
  },
  {name: 'restricted', type: 'boolean', readOnly: true, description: 'Whether the user is a restricted one'},
] as const satisfies readonly Column[];
