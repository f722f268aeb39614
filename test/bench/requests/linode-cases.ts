import type {CallCase} from './call-case.js';

/**
 * Queries over what `startLinodeServer` serves: 1,203 clients and as many apps, which is three pages of 500, the most
 * that the API gives at once.
 */
export const linodeCases: readonly CallCase[] = [
  {
    name: 'key',
    sql: "SELECT label FROM oauth_clients WHERE id = 'c7'",
    // The get of that client.
    least: 1,
  },
  {
    name: 'key with another condition',
    sql: "SELECT label FROM oauth_clients WHERE id = 'c10' AND public AND label LIKE 'client%'",
    // The same; what is left is looked at in the row.
    least: 1,
  },
  {
    name: 'IN with a repeated key',
    sql: "SELECT label FROM oauth_clients WHERE id IN ('c1', 'c2', 'c1')",
    // A get for each of the two keys. The whole list would be three.
    least: 2,
  },
  {
    name: 'filter',
    sql: "SELECT id FROM oauth_clients WHERE label = 'client 7'",
    // One page, since the API gives the one client with that label.
    least: 1,
  },
  {
    name: 'filter with OR',
    sql: "SELECT id FROM oauth_clients WHERE label = 'client 7' OR (public = true AND label LIKE '%9%')",
    // One page: of the 121 public clients fewer than 500 have a 9 in their label.
    least: 1,
  },
  {
    name: 'filter and grouping',
    sql: "SELECT label, count(*) FROM apps WHERE created >= '2025-02-01' AND created < '2025-03-01' GROUP BY label",
    // One page, since the API gives the 28 apps of that February.
    least: 1,
  },
  {
    name: 'exactly this page',
    sql: 'SELECT id FROM oauth_clients WHERE page = 2 AND page_size = 100',
    // That page.
    least: 1,
  },
  {
    name: 'LIMIT alone',
    sql: 'SELECT id FROM oauth_clients LIMIT 5',
    // Any five rows will do.
    least: 1,
  },
  {
    name: 'LIMIT 0',
    sql: 'SELECT id FROM oauth_clients LIMIT 0',
    // No row is wanted.
    least: 0,
    isEmpty: true,
  },
  {
    name: 'LIMIT with a predicate that the API does not know',
    sql: "SELECT id FROM oauth_clients WHERE status = 'disabled' LIMIT 5",
    // The first disabled client is the 601st, on the second page.
    least: 2,
  },
  {
    name: 'ORDER BY created LIMIT',
    sql: 'SELECT id FROM apps ORDER BY created DESC LIMIT 10',
    // The API orders by created, and the first ten are on its first page.
    least: 1,
  },
  {
    name: 'ORDER BY label LIMIT',
    sql: 'SELECT id FROM oauth_clients ORDER BY label LIMIT 3',
    // The API does not order by label: any of the 1,203 clients may be first.
    least: 3,
  },
  {
    name: 'join on a key',
    sql: "SELECT a.id, c.status FROM apps a JOIN oauth_clients c ON c.id = a.label WHERE a.created < '2025-01-05'",
    // One page of four apps, which name two clients. Both are on the first page of clients, and the rest is not wanted.
    least: 2,
  },
  {
    name: 'dependent join of one row',
    sql: 'SELECT c.status FROM apps a JOIN oauth_clients c ON c.id = a.label WHERE a.id = 1600',
    // The get of the app, and that of the one client that it names.
    least: 2,
  },
  {
    name: 'outer join on a key',
    sql: "SELECT a.id, c.status FROM apps a LEFT JOIN oauth_clients c ON c.id = a.label WHERE a.created < '2025-01-03'",
    // One page of two apps, which name one client: its get.
    least: 2,
  },
  {
    name: 'subquery',
    sql: "SELECT label FROM oauth_clients WHERE id IN (SELECT label FROM apps WHERE created < '2025-01-03')",
    // The same.
    least: 2,
  },
  {
    name: 'union of keys',
    sql: "SELECT label FROM oauth_clients WHERE id = 'c1' UNION ALL SELECT label FROM apps WHERE id = 1001",
    // A get of each.
    least: 2,
  },
  {
    name: 'one table twice',
    sql: 'SELECT count(*) FROM oauth_clients a JOIN oauth_clients b ON b.redirect_uri = a.redirect_uri',
    // The three pages of the list, once.
    least: 3,
  },
  {
    name: 'one filtered table twice',
    sql: "WITH late AS (SELECT * FROM apps WHERE created >= '2028-04-01') SELECT count(*) FROM late a JOIN late b ON a.id <> b.id",
    // One page, once: 27 apps are that late.
    least: 1,
  },
  {
    name: 'filtered count',
    sql: 'SELECT count(*) FROM oauth_clients WHERE public',
    // One page of the 121 public clients.
    least: 1,
  },
  {
    name: 'count of all',
    sql: 'SELECT count(*) FROM oauth_clients',
    // One page, of any size: each says how many rows there are in all.
    least: 1,
  },
  {
    name: 'count of a column',
    sql: 'SELECT count(DISTINCT status) FROM oauth_clients',
    // 1,203 rows, 500 at a time.
    least: 3,
  },
];
