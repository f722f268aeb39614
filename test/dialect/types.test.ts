import test from 'ava';
import {createCatalog} from '../../src/catalog/catalog.js';
import type {Database} from '../../src/dialect/database.js';
import type {MethodName} from '../../src/dialect/procedure.js';
import {linode, vmware, xeonr} from '../../src/providers/index.js';
import type {Clients, Tables} from './types/tables.js';

type Names<T> = Record<keyof T & string, 'is there'>;

const catalog = createCatalog([linode, vmware, xeonr]);

test('the tables are the resources', t => {
  const tables: Names<Tables> = {
    'linode/account/oauth_clients': 'is there',
    'linode/account/logins': 'is there',
    'linode/profile/apps': 'is there',
    'linode/profile/tokens': 'is there',
    'linode/profile/logins': 'is there',
    'linode/profile/devices': 'is there',
    'vmware/csp/oauth_apps': 'is there',
    'xeonr/auth/clients': 'is there',
    'xeonr/auth/authorisations': 'is there',
    'xeonr/auth/public_clients': 'is there',
  };
  const addresses = catalog.resources.map(({address}) => address.replaceAll('.', '/'));
  t.deepEqual(Object.keys(tables), addresses);
});

test('the columns are those of a resource, and its hidden parameters', t => {
  const columns: Names<Clients> = {
    id: 'is there',
    redirect_uri: 'is there',
    label: 'is there',
    status: 'is there',
    secret: 'is there',
    thumbnail_url: 'is there',
    public: 'is there',
    clientId: 'is there',
    page: 'is there',
    page_size: 'is there',
  };
  const visible = linode.services.account.resources.oauth_clients.columns.map(({name}) => name);
  t.deepEqual(Object.keys(columns), [...visible, 'clientId', 'page', 'page_size']);
});

test('the procedures are the methods that are not read by SELECT, by all their names', t => {
  const methods: Record<MethodName<Database<typeof xeonr>>, 'is there'> = {
    'xeonr.auth.clients.create': 'is there',
    'xeonr.auth.clients.update': 'is there',
    'xeonr.auth.clients.delete': 'is there',
    'xeonr.auth.clients.regenerate_secret': 'is there',
    'xeonr.auth.clients.upload_logo': 'is there',
    'xeonr.auth.authorisations.revoke': 'is there',
    'xeonr.auth.authorisations.delete': 'is there',
    'xeonr.auth.authorisations.revoke_all': 'is there',
  };
  const names = createCatalog([xeonr]).resources.flatMap(({address, resource}) =>
    resource.methods
      .filter(({verb}) => verb !== 'select')
      .flatMap(({name, aliases = []}) => [name, ...aliases].map(each => `${address}.${each}`)),
  );
  t.deepEqual(Object.keys(methods), names);
});
