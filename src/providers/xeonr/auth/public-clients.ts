import type {Resource} from '../../../catalog/resource.js';
import {applicationBindings} from './application-bindings.js';

export const publicClients = {
  name: 'public_clients',
  description: 'What anyone may know of OAuth clients, by their IDs',
  key: 'clientId',
  columns: [
    {name: 'clientId', type: 'text', readOnly: true, description: 'Client ID, a UUID'},
    {name: 'name', type: 'text', readOnly: true, description: 'Name of the client'},
    {name: 'websiteUrl', type: 'text', readOnly: true, description: 'Where to read about the application'},
    {
      name: 'logoUrl',
      type: 'text',
      nullable: true,
      readOnly: true,
      description: 'Where its logo can be viewed',
    },
    {name: 'description', type: 'text', readOnly: true, description: 'What the application is for'},
    {name: 'isVerified', type: 'boolean', readOnly: true, description: 'Whether the application is verified'},
    {name: 'createdAt', type: 'timestamp', nullable: true, readOnly: true, description: 'When it was made'},
    {
      name: 'applicationBindings',
      type: 'json',
      shape: applicationBindings,
      readOnly: true,
      description: 'Applications that it is bound to',
    },
  ],
  methods: [
    {
      name: 'get',
      verb: 'select',
      http: 'POST',
      path: '/xeonr.auth.api.v1.ClientsService/GetPublicClients',
      parameters: [{name: 'clientId', in: 'body', required: true, type: 'json', column: 'clientId'}],
      batch: {parameter: 'clientId', size: 100},
      answer: {kind: 'rows', path: '$.clients', map: true, optional: true},
      public: true,
      idempotent: true,
      description: 'Clients by their IDs, up to 100 in one call',
    },
  ],
} as const satisfies Resource;
