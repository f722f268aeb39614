import type {Resource} from '../../../catalog/resource.js';
import {loginColumns} from '../login-columns.js';
import {pageParameters} from '../page-parameters.js';

export const logins = {
  name: 'logins',
  description: 'Logins of this user in the last 90 days',
  key: 'id',
  columns: loginColumns,
  methods: [
    {
      name: 'get_login',
      aliases: ['get'],
      verb: 'select',
      http: 'GET',
      path: '/profile/logins/{loginId}',
      parameters: [{name: 'loginId', in: 'path', required: true, column: 'id'}],
      answer: {kind: 'row'},
      scopes: ['account:read_only'],
      idempotent: true,
      description: 'One login',
    },
    {
      name: 'get_logins',
      aliases: ['list'],
      verb: 'select',
      http: 'GET',
      path: '/profile/logins',
      parameters: pageParameters,
      answer: {kind: 'rows', path: '$.data'},
      scopes: ['account:read_only'],
      idempotent: true,
      description: 'The logins of the last 90 days',
    },
  ],
} as const satisfies Resource;
