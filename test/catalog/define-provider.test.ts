import test from 'ava';
import {checkProvider} from '../../src/catalog/check-provider.js';
import {defineProvider} from '../../src/catalog/define-provider.js';
import {linode, vmware, xeonr} from '../../src/providers/index.js';
import {sameType} from '../dialect/types/same-type.js';

const minimal = {
  name: 'acme',
  description: 'A provider',
  url: {default: 'https://acme.example'},
  auth: {kind: 'bearer', sources: []},
} as const;

test('a provider is given back as it is, with the type of its literals', t => {
  const data = {
    ...minimal,
    services: {
      admin: {
        name: 'admin',
        description: 'A service',
        resources: {
          apps: {name: 'apps', description: 'Apps', key: 'id', columns: [], methods: []},
        },
      },
    },
  } as const;
  const provider = defineProvider(data);
  t.is<unknown, unknown>(provider, data);
  sameType<typeof provider.services.admin.resources.apps.key, 'id'>(true);
  t.is(checkProvider(provider).length, 1);
});

test('literals need no as const', t => {
  const {services} = defineProvider({
    name: 'acme',
    description: 'A provider',
    url: {default: 'https://acme.example'},
    auth: {kind: 'bearer', sources: [{kind: 'env', name: 'ACME_TOKEN'}]},
    services: {
      admin: {
        name: 'admin',
        description: 'A service',
        resources: {
          apps: {
            name: 'apps',
            description: 'Apps',
            key: 'id',
            columns: [
              {name: 'id', type: 'text', description: 'ID'},
              {name: 'tags', type: 'json', shape: [{name: 'text'}], description: 'Tags'},
            ],
            methods: [],
          },
        },
      },
    },
  });
  const [id, tags] = services.admin.resources.apps.columns;
  sameType<typeof id.type, 'text'>(true);
  sameType<typeof tags.shape, readonly [{readonly name: 'text'}]>(true);
  t.is(tags.name, 'tags');
});

test('the providers of the project could have been made so', t => {
  t.is<unknown, unknown>(defineProvider(linode), linode);
  t.is<unknown, unknown>(defineProvider(vmware), vmware);
  t.is<unknown, unknown>(defineProvider(xeonr), xeonr);
});

test('what is missing, of a wrong type or unknown does not compile', t => {
  // @ts-expect-error: no services
  t.truthy(defineProvider(minimal));
  // @ts-expect-error: no field of this name
  t.truthy(defineProvider({...minimal, services: {}, pages: true}));
  // @ts-expect-error: an unknown kind
  t.truthy(defineProvider({...minimal, services: {}, auth: {kind: 'basic'}}));
  const admin = {name: 'admin', description: 'A service', resources: {}} as const;
  t.truthy(defineProvider({...minimal, services: {admin}}));
  // @ts-expect-error: no field of this name in a service
  t.truthy(defineProvider({...minimal, services: {admin: {...admin, title: 'x'}}}));
  const apps = {name: 'apps', description: 'Apps', key: 'id', methods: []} as const;
  const define = <const Column>(column: Column) => ({
    ...minimal,
    services: {admin: {...admin, resources: {apps: {...apps, columns: [column]}}}},
  });
  t.truthy(defineProvider(define({name: 'id', type: 'text', readOnly: true, description: 'ID'})));
  // @ts-expect-error: no such type
  t.truthy(defineProvider(define({name: 'id', type: 'string', description: 'ID'})));
  // @ts-expect-error: no field of this name in a column
  t.truthy(defineProvider(define({name: 'id', type: 'text', readonly: true, description: 'ID'})));
});
