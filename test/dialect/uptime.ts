import {defineProvider} from 'rowgate';

const monitorId = {name: 'monitorId', in: 'path', required: true, column: 'id'} as const;

/** A service that looks whether pages can be reached, as somebody outside of this project would describe it. */
export const uptime = defineProvider({
  name: 'uptime',
  description: 'Monitors of pages',
  url: {default: 'https://api.uptime.example', env: 'UPTIME_URL'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'UPTIME_TOKEN'}]},
  pagination: {kind: 'link', next: '$.next'},
  errors: {list: '$', reason: 'message'},
  services: {
    pages: {
      name: 'pages',
      description: 'Pages and how they do',
      resources: {
        monitors: {
          name: 'monitors',
          description: 'Pages that are looked at',
          key: 'id',
          columns: [
            {name: 'id', type: 'integer', readOnly: true, description: 'Monitor ID'},
            {name: 'url', type: 'text', description: 'The page'},
            {name: 'paused', type: 'boolean', description: 'Whether it is left alone for now'},
            {name: 'tags', type: 'json', shape: ['text'], description: 'Words to find it by'},
            {
              name: 'last_failure',
              type: 'timestamp',
              nullable: true,
              readOnly: true,
              description: 'When it last could not be reached',
            },
          ],
          methods: [
            {
              name: 'list',
              verb: 'select',
              http: 'GET',
              path: '/v1/monitors',
              parameters: [],
              answer: {kind: 'rows', path: '$.monitors'},
              idempotent: true,
              description: 'All monitors',
            },
            {
              name: 'create',
              verb: 'insert',
              http: 'POST',
              path: '/v1/monitors',
              parameters: [
                {name: 'url', in: 'body', required: true},
                {name: 'tags', in: 'body'},
              ],
              answer: {kind: 'row'},
              idempotent: false,
              description: 'Makes a monitor',
            },
            {
              name: 'update',
              verb: 'update',
              http: 'PATCH',
              path: '/v1/monitors/{monitorId}',
              parameters: [monitorId, {name: 'paused', in: 'body'}, {name: 'tags', in: 'body'}],
              answer: {kind: 'row'},
              idempotent: true,
              description: 'Changes what is given',
            },
            {
              name: 'check',
              verb: 'exec',
              http: 'POST',
              path: '/v1/monitors/{monitorId}/check',
              parameters: [monitorId],
              answer: {kind: 'row'},
              returns: [
                {name: 'status', type: 'integer', description: 'HTTP status of the page'},
                {name: 'seconds', type: 'real', description: 'How long it took'},
              ],
              idempotent: true,
              description: 'Looks at the page now',
            },
          ],
        },
      },
    },
  },
});
