import {checkProvider, createEngine, defineProvider} from 'rowgate';

export const acme = defineProvider({
  name: 'acme',
  description: 'The ACME identity service',
  url: {default: 'https://id.acme.example', env: 'ACME_URL'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'ACME_TOKEN'}]},
  services: {
    admin: {
      name: 'admin',
      description: 'What administrators see',
      resources: {
        apps: {
          name: 'apps',
          description: 'Registered apps',
          key: 'id',
          columns: [
            {name: 'id', type: 'text', readOnly: true, description: 'App ID'},
            {name: 'owner', type: 'text', path: '$.meta.owner', description: 'Who registered it'},
          ],
          methods: [
            {
              name: 'list',
              verb: 'select',
              http: 'GET',
              path: '/apps',
              parameters: [],
              answer: {kind: 'rows', path: '$.items'},
              idempotent: true,
              description: 'All apps',
            },
          ],
        },
      },
    },
  },
});

console.log(checkProvider(acme));
const engine = createEngine({providers: [acme]});
console.log((await engine.query('SELECT owner, count(*) FROM acme.admin.apps GROUP BY owner')).rows);
await engine.close();
