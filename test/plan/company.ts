import type {Provider} from '../../src/catalog/provider.js';

/** A provider whose projects can be listed only for an organisation, and its audits only for a realm. */
export const company = {
  name: 'company',
  description: 'Organisations with their projects',
  url: {default: 'https://company.example', env: 'COMPANY_URL'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'COMPANY_TOKEN'}]},
  pagination: {
    kind: 'page',
    page: 'page',
    size: {name: 'size', min: 1, max: 50, default: 10},
    pages: '$.pages',
    total: '$.total',
  },
  services: {
    directory: {
      name: 'directory',
      description: 'Who has what',
      resources: {
        orgs: {
          name: 'orgs',
          description: 'Organisations',
          key: 'id',
          columns: [
            {name: 'id', type: 'text', description: 'ID'},
            {name: 'region', type: 'text', description: 'Where it is'},
            {name: 'parent_id', type: 'text', nullable: true, description: 'The organisation above it'},
          ],
          methods: [
            {
              name: 'list_orgs',
              verb: 'select',
              http: 'GET',
              path: '/orgs',
              parameters: [],
              answer: {kind: 'rows', path: '$.items'},
              idempotent: true,
              description: 'All organisations',
            },
          ],
        },
        projects: {
          name: 'projects',
          description: 'Projects of an organisation',
          key: 'id',
          columns: [
            {name: 'id', type: 'integer', description: 'ID'},
            {name: 'org_id', type: 'text', description: 'Whose it is'},
            {name: 'name', type: 'text', description: 'Name'},
          ],
          methods: [
            {
              name: 'list_projects',
              verb: 'select',
              http: 'GET',
              path: '/orgs/{orgId}/projects',
              parameters: [{name: 'orgId', in: 'path', required: true, column: 'org_id'}],
              answer: {kind: 'rows', path: '$.items'},
              idempotent: true,
              description: 'The projects of an organisation',
            },
            {
              name: 'get_project',
              verb: 'select',
              http: 'GET',
              path: '/orgs/{orgId}/projects/{projectId}',
              parameters: [
                {name: 'orgId', in: 'path', required: true, column: 'org_id'},
                {name: 'projectId', in: 'path', required: true, column: 'id'},
              ],
              answer: {kind: 'row'},
              idempotent: true,
              description: 'A project',
            },
          ],
        },
        audits: {
          name: 'audits',
          description: 'What happened in a realm',
          key: 'id',
          columns: [
            {name: 'id', type: 'integer', description: 'ID'},
            {name: 'text', type: 'text', description: 'What it was'},
          ],
          methods: [
            {
              name: 'list_audits',
              verb: 'select',
              http: 'GET',
              path: '/audits',
              parameters: [{name: 'realm', in: 'query', required: true, type: 'text'}],
              answer: {kind: 'rows', path: '$.items'},
              idempotent: true,
              description: 'The audits of a realm',
            },
          ],
        },
      },
    },
  },
} as const satisfies Provider;
