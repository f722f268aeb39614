import type {Resource} from '../../../catalog/resource.js';
import {applicationBindings} from './application-bindings.js';

const service = '/xeonr.auth.api.v1.AuthorisationsService';

export const authorisations = {
  name: 'authorisations',
  description: 'Authorisations that this user gave to OAuth clients',
  key: 'authorisationId',
  columns: [
    {name: 'authorisationId', type: 'text', readOnly: true, description: 'ID of the authorisation'},
    {
      name: 'client',
      type: 'json',
      shape: {
        clientId: 'text',
        name: 'text',
        websiteUrl: 'text',
        logoUrl: 'text',
        description: 'text',
        // A boolean, or "true" in the documents' own sample.
        isVerified: 'json',
        createdAt: 'text',
        applicationBindings,
      },
      path: '$.Client',
      nullable: true,
      readOnly: true,
      description: 'What anyone may know of the client',
    },
    {
      name: 'scopes',
      type: 'json',
      shape: ['text'],
      readOnly: true,
      description: 'Scopes that were granted, as a list',
    },
    {name: 'createdAt', type: 'timestamp', nullable: true, readOnly: true, description: 'When it was given'},
    {
      name: 'lastUsedAt',
      type: 'timestamp',
      nullable: true,
      readOnly: true,
      description: 'When it was last used',
    },
  ],
  methods: [
    {
      name: 'list',
      verb: 'select',
      http: 'POST',
      path: `${service}/ListAuthorisations`,
      parameters: [
        {name: 'clientId', in: 'body', type: 'text', description: 'Only those given to this client'},
      ],
      answer: {kind: 'rows', path: '$.authorisations', optional: true},
      scopes: ['oauth:client-authorisations:read'],
      idempotent: true,
      description: 'All authorisations, or those given to one client',
    },
    {
      name: 'revoke',
      aliases: ['delete'],
      verb: 'delete',
      http: 'POST',
      path: `${service}/RevokeAuthorisation`,
      parameters: [{name: 'authorisationId', in: 'body', required: true, column: 'authorisationId'}],
      answer: {kind: 'nothing'},
      scopes: ['oauth:client-authorisations:revoke'],
      idempotent: true,
      irreversible: 'the client has to be authorized again',
      description: 'Revokes an authorisation',
    },
    {
      name: 'revoke_all',
      verb: 'exec',
      http: 'POST',
      path: `${service}/RevokeAllAuthorisations`,
      parameters: [],
      body: {mediaType: 'application/json', always: true},
      answer: {kind: 'row'},
      returns: [{name: 'revokedCount', type: 'integer', description: 'How many were revoked'}],
      scopes: ['oauth:client-authorisations:revoke'],
      idempotent: true,
      irreversible: 'every client has to be authorized again',
      description: 'Revokes all authorisations',
    },
  ],
} as const satisfies Resource;
