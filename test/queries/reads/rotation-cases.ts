import type {ReadCase} from './read-case.js';

export const rotationCases: readonly ReadCase[] = [
  {
    query: 'rotation/vmware_new_secrets',
    given: {name: 'CI-%'},
    columns: ['id', 'displayName'],
    rows: ['ci-packer', 'ci-sandbox', 'ci-terraform'].map(id => [id, id]),
  },
  {
    query: 'rotation/vmware_new_secrets',
    given: {name: '%c%l%'},
    columns: ['id'],
    // larkctl and the console are public.
    rows: [['acme-migration-tool'], ['cost-explorer'], ['cost-explorer-dev']],
  },
  {
    query: 'rotation/vmware_under_way',
    given: {name: 'ci-%'},
    columns: ['displayName', 'rotation', 'hours_left'],
    rows: ['ci-packer', 'ci-sandbox', 'ci-terraform'].map(id => [id, 'not told', null]),
  },
  {query: 'rotation/vmware_under_way', tells: true, columns: ['id'], rows: []},
  {query: 'rotation/due', columns: ['id'], rows: []},
  {
    query: 'rotation/due',
    given: {days: '720'},
    tells: true,
    columns: ['id'],
    // By when they were made, longest ago first; the public ones have no secret.
    rows: [...['grafana-old', 'wiki', 'inventory-sync', 'deploy-dashboard', 'acme-migration-tool']].map(
      id => [id],
    ),
  },
];
