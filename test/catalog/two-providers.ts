import type {Provider, Service} from '../../src/catalog/provider.js';
import type {Resource} from '../../src/catalog/resource.js';

/** The least resource that there can be. */
export function resourceNamed(name: string, more: Partial<Resource> = {}): Resource {
  return {
    name,
    description: `All ${name}`,
    key: 'id',
    columns: [
      {name: 'id', type: 'integer', description: 'Key'},
      {name: 'label', type: 'text', description: 'Name'},
    ],
    methods: [
      {
        name: 'list',
        aliases: ['all'],
        description: 'A list',
        verb: 'select',
        http: 'GET',
        path: `/${name}`,
        parameters: [],
        answer: {kind: 'rows', path: '$.data'},
        idempotent: true,
      },
    ],
    ...more,
  };
}

export function serviceOf(name: string, ...resources: readonly Resource[]): Service {
  const byName = Object.fromEntries(resources.map(each => [each.name, each]));
  return {name, description: `The ${name}`, resources: byName};
}

export function providerOf(name: string, ...services: readonly Service[]): Provider {
  return {
    name,
    description: `The ${name} API`,
    url: {default: `https://api.${name}.example`},
    auth: {kind: 'bearer', sources: [{kind: 'env', name: 'TOKEN'}]},
    services: Object.fromEntries(services.map(each => [each.name, each])),
  };
}

/** Two providers that share the service `admin` and the resource `users`. */
export const twoProviders: readonly Provider[] = [
  providerOf(
    'north',
    serviceOf('admin', resourceNamed('users'), resourceNamed('clients', {aliases: ['apps']})),
    serviceOf('billing', resourceNamed('users'), resourceNamed('invoices')),
  ),
  providerOf('south', serviceOf('admin', resourceNamed('users'), resourceNamed('grants'))),
];
