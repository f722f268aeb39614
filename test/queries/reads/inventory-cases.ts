import {createRandom} from '../../../src/sandbox/random.js';
import {vmwareOrganizations} from '../../../src/sandbox/vmware/built-in-tokens.js';
import {createOAuthApps} from '../../../src/sandbox/vmware/data/oauth-apps.js';
import {createClients} from '../../../src/sandbox/xeonr/data/clients.js';
import {isWithin, now} from './now.js';
import type {ReadCase} from './read-case.js';

const apps = [...createOAuthApps(createRandom, now).values()].filter(
  app => app.organizationId === vmwareOrganizations.larkspur,
);
const clients = [...createClients(createRandom, now).values()].filter(client => !client.foreign);

function listChanges(days: number): ReadCase['rows'] {
  const changes = [
    ...apps.flatMap(({settings, ...app}) => [
      {at: app.createdAt, row: ['vmware', settings.displayName, 'made', app.createdBy]},
      {at: app.lastUpdatedAt, row: ['vmware', settings.displayName, 'changed', app.lastUpdatedBy]},
    ]),
    ...clients.flatMap(({settings, ...client}) => [
      {at: client.createdAt, row: ['xeonr', settings.name, 'made', null]},
      {at: client.updatedAt, row: ['xeonr', settings.name, 'changed', null]},
    ]),
  ];
  return changes
    .filter(each => isWithin(days, each.at))
    .sort((a, b) => b.at - a.at)
    .map(each => each.row as ReadCase['rows'][number]);
}

function listAppsOf(person: string): ReadCase['rows'] {
  return apps
    .filter(app => !app.immutable && [app.createdBy, app.lastUpdatedBy].includes(person))
    .sort((a, b) => b.lastUpdatedAt - a.lastUpdatedAt)
    .map(app => [app.id, Number(app.createdBy === person), Number(app.lastUpdatedBy === person)]);
}

export const inventoryCases: readonly ReadCase[] = [
  {
    query: 'inventory/clients_by_provider',
    columns: ['provider', 'clients', 'web', 'native', 'machine', 'public'],
    rows: [
      ['linode', 42, 35, 7, 0, 7],
      ['vmware', 216, 12, 2, 202, 4],
      ['xeonr', 19, 15, 4, 0, null],
    ],
  },
  {
    query: 'inventory/grant_types',
    columns: ['grant', 'vmware', 'xeonr'],
    rows: [
      ['client_credentials', 203, 0],
      ['authorization_code', 15, 16],
      ['refresh_token', 12, 12],
      ['implicit', 0, 3],
      ['none of these', 0, 2],
      ['device_code', 0, 1],
    ],
  },
  {
    query: 'inventory/native_schemes',
    columns: ['scheme', 'clients'],
    rows: [
      ['larkspur-android', 'linode: Mobile App (Android), vmware: Mobile App, xeonr: Mobile App (Android)'],
      ['larkspur-ios', 'linode: Mobile App (iOS), vmware: Mobile App, xeonr: Mobile App (iOS)'],
    ],
  },
  {
    query: 'inventory/changed_clients',
    columns: ['provider', 'name', 'what', 'who'],
    rows: listChanges(30),
  },
  {
    query: 'inventory/changed_clients',
    given: {days: '200'},
    columns: ['provider', 'name', 'what', 'who'],
    rows: listChanges(200),
  },
  {
    query: 'inventory/apps_of_person',
    given: {person: 'mira@%'},
    columns: ['id', 'made', 'changed_last'],
    rows: listAppsOf('mira@larkspur.example'),
  },
  {
    query: 'inventory/bound_applications',
    columns: ['applicationId', 'name', 'bindings', 'usesManagedBuckets', 'isVerified'],
    rows: [
      [null, 'Data Warehouse Loader', 0, true, false],
      ['app_prod_backstage', 'Backstage', 0, true, false],
      ['app_prod_billing', 'Billing Portal', 0, false, true],
      ['app_prod_deploy', 'Deploy Dashboard', 1, false, true],
      ['app_prod_notebooks', 'Notebook Hub', 0, true, false],
    ],
  },
];
