import type {Provider} from '../../src/index.js';

/** A provider with one resource, which has a column of each type. */
export const everyType = {
  name: 'every',
  description: 'Every type',
  url: {default: 'https://every.example', env: 'EVERY_URL'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'EVERY_TOKEN'}]},
  services: {
    type: {
      name: 'type',
      description: 'Every type',
      resources: {
        things: {
          name: 'things',
          description: 'Things',
          key: 'text',
          columns: [
            {name: 'text', type: 'text', description: 'Text'},
            {name: 'integer', type: 'integer', description: 'A whole number'},
            {name: 'real', type: 'real', description: 'A number'},
            {name: 'flag', type: 'boolean', description: 'Yes or no'},
            {name: 'time', type: 'timestamp', description: 'A time'},
            {name: 'json', type: 'json', description: 'Anything'},
            {name: 'blob', type: 'blob', description: 'Bytes'},
          ],
          methods: [
            {
              name: 'list',
              verb: 'select',
              http: 'GET',
              path: '/things',
              parameters: [],
              answer: {kind: 'rows', path: '$.data'},
              idempotent: true,
              description: 'All things',
            },
          ],
        },
      },
    },
  },
} as const satisfies Provider;
