import type {ColumnType} from '../../../src/catalog/column.js';
import type {Provider} from '../../../src/catalog/provider.js';
import type {Resource} from '../../../src/catalog/resource.js';
import type {LocalValue} from '../../../src/row.js';

function resource(name: string, columns: Readonly<Record<string, ColumnType>>): Resource {
  return {
    name,
    description: `The ${name}`,
    key: 'id',
    columns: Object.entries(columns).map(([column, type]) => ({name: column, type, description: column})),
    methods: [
      {
        name: `list_${name}`,
        description: `All ${name}`,
        verb: 'select',
        http: 'GET',
        path: `/${name}`,
        parameters: [],
        answer: {kind: 'rows', path: '$.rows'},
        idempotent: true,
      },
    ],
  };
}

/** A provider with columns of every type. */
export const shop = {
  name: 'shop',
  description: 'Things, and the parts that they have',
  url: {default: 'https://shop.example', env: 'SHOP_URL'},
  auth: {kind: 'bearer', sources: [{kind: 'env', name: 'SHOP_TOKEN'}]},
  services: {
    store: {
      name: 'store',
      description: 'The store',
      resources: {
        things: resource('things', {
          id: 'integer',
          n: 'integer',
          x: 'real',
          s: 'text',
          u: 'text',
          b: 'boolean',
          c: 'boolean',
          t: 'timestamp',
          v: 'timestamp',
          j: 'json',
          a: 'json',
        }),
        parts: resource('parts', {id: 'integer', thing: 'integer', name: 'text', made: 'timestamp'}),
      },
    },
  },
} as const satisfies Provider;

export const thingColumns = shop.services.store.resources.things.columns.map(column => column.name);
export const partColumns = shop.services.store.resources.parts.columns.map(column => column.name);

/** As a local table has them. */
export const things: readonly (readonly LocalValue[])[] = [
  [
    1,
    5,
    2.5,
    'abc',
    'Äpfel',
    1,
    1,
    '2026-01-31T10:20:30',
    '2026-02-01T00:00:00',
    '{"k":1,"l":["a","b"]}',
    '["a","b"]',
  ],
  [2, -7, 0.25, 'ABC', 'äPFEL', 0, 1, '2025-12-31T23:59:59.5', null, '{"k":"x","m":{"n":true}}', '[]'],
  [3, 0, -1.5, 'a%c', 'señor', 1, 0, '2024-02-29T12:00:00', '2024-02-29T12:00:00', '{"k":null}', '["x"]'],
  [4, null, null, '', '日本語', null, 0, null, '2027-06-15T08:30:00.125', null, null],
  [
    5,
    100,
    10,
    'a_b\\c',
    'Ístanbul x',
    0,
    null,
    '1999-12-31T00:00:00',
    '2026-01-01T00:00:00',
    '{"k":2.5,"l":[1,2,3]}',
    '["b","c","a"]',
  ],
  [
    6,
    5,
    1.5,
    ' pad ',
    'hello World',
    1,
    1,
    '2026-01-01T00:00:00',
    '2025-01-01T00:00:00',
    '{"k":"1","l":[]}',
    '["a","a"]',
  ],
  [
    7,
    12,
    -0.75,
    'a[b]*',
    'foo.bar,baz',
    0,
    0,
    '2026-07-04T16:05:00',
    '2026-07-04T16:04:59',
    '{}',
    '["z","y"]',
  ],
  [8, -100, 3, 'xyz', 'The quick brown', null, null, '2026-01-31T10:20:30', null, '{"k":true}', '["A"]'],
];

export const parts: readonly (readonly LocalValue[])[] = [
  [1, 1, 'bolt', '2026-01-01T00:00:00'],
  [2, 1, 'nut', '2026-01-02T12:00:00'],
  [3, 2, 'bolt', '2026-01-03T00:00:00'],
  [4, 3, 'Gear', null],
  [5, 9, 'gear', '2025-05-05T05:05:05'],
  [6, null, 'cap', '2026-01-01T00:00:00'],
];
