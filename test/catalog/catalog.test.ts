import test, {type ExecutionContext} from 'ava';
import {
  columnOf,
  createCatalog,
  findColumn,
  findMethod,
  findProvider,
  findResource,
  findService,
  methodsOf,
} from '../../src/catalog/catalog.js';
import {positionAt, RowgateError} from '../../src/errors.js';
import {providerOf, resourceNamed, serviceOf, twoProviders} from './two-providers.js';

const catalog = createCatalog(twoProviders);

test('a catalog lists the resources of all providers', t => {
  t.deepEqual(
    catalog.resources.map(each => each.address),
    [
      'north.admin.users',
      'north.admin.clients',
      'north.billing.users',
      'north.billing.invoices',
      'south.admin.users',
      'south.admin.grants',
    ],
  );
});

test('a provider with faults is refused, with all of them', t => {
  const broken = providerOf(
    'east',
    serviceOf('admin', resourceNamed('users', {key: 'uid', description: ''})),
  );
  const error = t.throws(() => createCatalog([...twoProviders, broken]), {instanceOf: RowgateError});
  t.is(error?.code, 'invalid_provider');
  t.regex(error?.message ?? '', /"east" is not valid: east\.admin\.users: its key "uid" is not a column/);
});

const found: readonly (readonly [name: string, address: string])[] = [
  ['north.admin.users', 'north.admin.users'],
  ['billing.users', 'north.billing.users'],
  ['admin.grants', 'south.admin.grants'],
  ['grants', 'south.admin.grants'],
  ['north.admin.apps', 'north.admin.clients'],
  ['admin.apps', 'north.admin.clients'],
  ['north.apps', 'north.admin.clients'],
  ['apps', 'north.admin.clients'],
  ['NORTH.Billing.uSERS', 'north.billing.users'],
  ['APPS', 'north.admin.clients'],
];

for (const [name, address] of found) {
  test(`${name} is ${address}`, t => {
    t.is(findResource(catalog, name.split('.')).address, address);
  });
}

function failure(t: ExecutionContext, look: () => unknown): {code: string; text: string} {
  const error = t.throws(look, {instanceOf: RowgateError});
  return {code: error?.code ?? '', text: `${error?.message}. ${error?.hint}`};
}

const missing: readonly (readonly [name: string, code: string, says: RegExp])[] = [
  ['users', 'ambiguous_name', /north\.admin\.users, north\.billing\.users, south\.admin\.users/],
  ['admin.users', 'ambiguous_name', /north\.admin\.users, south\.admin\.users/],
  ['nroth.admin.users', 'unknown_provider', /"nroth"\. Did you mean "north"\?/],
  ['west.admin.users', 'unknown_provider', /Providers: north, south\./],
  ['north.billng.users', 'unknown_service', /"billng"\. Did you mean "billing"\?/],
  ['south.billing.users', 'unknown_service', /Services: admin\./],
  ['north.admin.user', 'unknown_resource', /Did you mean "north\.admin\.users"\?/],
  ['north.billing.client', 'unknown_resource', /Resources: users, invoices\./],
  ['grnats', 'unknown_resource', /Did you mean "grants"\?/],
  ['billing.invoice', 'unknown_resource', /Did you mean "billing\.invoices"\?/],
  ['north.users', 'unknown_resource', /there is no resource "north\.users"/],
  ['north.admin.users.list', 'unknown_resource', /too many parts.*provider\.service\.resource/],
];

for (const [name, code, says] of missing) {
  test(`${name} is not found: ${code}`, t => {
    const error = failure(t, () => findResource(catalog, name.split('.')));
    t.is(error.code, code);
    t.regex(error.text, says);
  });
}

const accounts = createCatalog(twoProviders, {
  connections: ['prod', 'test'].map(name => ({name, provider: 'north'})),
  groups: [{name: 'all_north', connections: ['prod', 'test']}],
});

const missingOver: readonly (readonly [name: string, code: string, text: string])[] = [
  [
    'prod.admin.user',
    'unknown_resource',
    'there is no resource "prod.admin.user". Did you mean "prod.admin.users"?',
  ],
  ['PROD.client', 'unknown_resource', 'there is no resource "PROD.client". Did you mean "PROD.clients"?'],
  [
    'all_north.billing.client',
    'unknown_resource',
    'there is no resource "all_north.billing.client". Resources: users, invoices.',
  ],
  ['prod.billng.users', 'unknown_service', 'there is no service "billng". Did you mean "billing"?'],
  [
    'prod.users',
    'ambiguous_name',
    '"prod.users" is the name of several resources. Say which: prod.admin.users, prod.billing.users.',
  ],
  ['prd.admin.users', 'unknown_provider', 'there is no provider or connection "prd". Did you mean "prod"?'],
];

for (const [name, code, text] of missingOver) {
  test(`${name} is not found over a connection: ${code}`, t => {
    t.deepEqual(
      failure(t, () => findResource(accounts, name.split('.'))),
      {code, text},
    );
  });
}

test('an error has the position of the name', t => {
  const position = positionAt('SELECT 1 FROM nothing', 14, 21);
  const error = t.throws(() => findResource(catalog, ['nothing'], position), {instanceOf: RowgateError});
  t.is(error?.position, position);
});

test('a provider is found whatever its case', t => {
  t.is(findProvider(catalog, 'South').name, 'south');
});

test('a service is found by its own name where only one provider has it', t => {
  t.is(findService(catalog, ['billing']).provider.name, 'north');
  t.is(findService(catalog, ['SOUTH', 'admin']).provider.name, 'south');
  const error = failure(t, () => findService(catalog, ['admin']));
  t.is(error.code, 'ambiguous_name');
  t.regex(error.text, /Say which: north\.admin, south\.admin\./);
});

test('a method is found by name or alias', t => {
  const entry = findResource(catalog, ['grants']);
  t.is(findMethod(entry, 'ALL').name, 'list');
  t.true(entry.resource.methods.includes(findMethod(entry, 'list')));
  const error = failure(t, () => findMethod(entry, 'lits'));
  t.is(error.code, 'unknown_method');
  t.regex(error.text, /south\.admin\.grants has no method "lits"\. Did you mean "list"\?/);
});

test('methods by verb', t => {
  const entry = findResource(catalog, ['grants']);
  t.deepEqual(
    methodsOf(entry, 'select').map(each => each.name),
    ['list'],
  );
  t.deepEqual(methodsOf(entry, 'delete'), []);
});

test('a parameter carries the column that it names, or in a body the one of its own name', t => {
  const {resource} = findResource(catalog, ['grants']);
  const [id, label] = resource.columns;
  t.is(findColumn(resource.columns, 'LABEL'), label);
  t.is(columnOf(resource, {name: 'grantId', in: 'path', column: 'id'}), id);
  t.is(columnOf(resource, {name: 'label', in: 'body'}), label);
  t.is(columnOf(resource, {name: 'label', in: 'query', type: 'text'}), undefined);
  t.is(columnOf(resource, {name: 'label', in: 'body', type: 'blob'}), undefined);
});
