import type {CallCase} from './call-case.js';

/**
 * Queries over what `answerLinode` serves: 1,203 clients and as many apps, which is three pages of 500, the most that the API
 * gives at once. The group `all_linode` is of this account, `large`, and of one with 40 of each, `small`.
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
    name: 'count with an exact filter',
    sql: "SELECT count(*) FROM apps WHERE created >= '2025-02-01'",
    // The same: the API gives the 1,172 apps since then, and says how many they are.
    least: 1,
  },
  {
    name: 'count of the rest of a common table',
    sql: 'WITH c AS (SELECT id, label, public FROM oauth_clients) SELECT count(*) FROM c WHERE NOT public',
    // The same of the 1,082 clients that are not public.
    least: 1,
  },
  {
    name: 'shares of a whole',
    sql: 'SELECT 100.0 * (SELECT count(*) FROM oauth_clients WHERE public) / (SELECT count(*) FROM oauth_clients)',
    // One page of the public ones and one of all.
    least: 2,
  },
  {
    name: 'count of a group of accounts',
    sql: 'SELECT count(*) FROM all_linode.account.oauth_clients',
    // One page of each of the two accounts.
    least: 2,
  },
  {
    name: 'count by account',
    sql: 'SELECT connection, count(*) FROM all_linode.account.oauth_clients GROUP BY connection',
    // The same.
    least: 2,
  },
  {
    name: 'LIMIT over one account of a group',
    sql: "SELECT id FROM all_linode.account.oauth_clients WHERE connection = 'large' LIMIT 2",
    // One page of that account.
    least: 1,
  },
  {
    name: 'LIMIT over a group of accounts',
    sql: 'SELECT id FROM all_linode.account.oauth_clients LIMIT 2',
    // One page of the account that is asked first: any two rows will do.
    least: 1,
  },
  {
    name: 'ORDER BY created LIMIT over a group of accounts',
    sql: 'SELECT connection, id FROM all_linode.profile.apps ORDER BY created DESC LIMIT 10',
    // The first page of each account by that order.
    least: 2,
  },
  {
    name: 'LIMIT of a common table',
    sql: 'WITH last AS (SELECT label FROM apps ORDER BY created DESC LIMIT 3) SELECT count(DISTINCT label) FROM last',
    // One page by that order.
    least: 1,
  },
  {
    name: 'LIMIT over a subquery',
    sql: 'SELECT * FROM (SELECT id, label AS name FROM oauth_clients WHERE public) AS c LIMIT 5',
    // Any five of the public clients.
    least: 1,
  },
  {
    name: 'ORDER BY created and the key LIMIT',
    sql: 'SELECT id FROM apps ORDER BY created DESC, id LIMIT 10',
    // One page by created: its last app is older than the tenth.
    least: 1,
  },
  {
    name: 'a day',
    sql: "SELECT id FROM apps WHERE date(created) = '2025-06-01'",
    // One page of the app of that day.
    least: 1,
  },
  {
    name: 'filtered beside all',
    sql: 'SELECT label, (SELECT count(*) FROM oauth_clients WHERE public) AS public FROM oauth_clients',
    // The three pages of the list, which have the public ones, too.
    least: 3,
  },
  {
    name: 'the latest',
    sql: 'SELECT max(created) FROM apps',
    // The API orders by created: the first row of its first page.
    least: 1,
  },
  {
    name: 'no condition holds',
    sql: 'SELECT * FROM oauth_clients WHERE 1 = 0',
    // Programs ask for the columns so; no row can be there.
    least: 0,
    isEmpty: true,
  },
  {
    name: 'a key through a common table',
    sql: "WITH c AS (SELECT * FROM oauth_clients) SELECT label FROM c WHERE id = 'c7'",
    // The get of that client.
    least: 1,
  },
  {
    name: 'EXISTS of another table',
    sql: "SELECT label FROM oauth_clients c WHERE EXISTS (SELECT 1 FROM apps a WHERE a.label = c.id AND a.created < '2025-01-03')",
    // One page of two apps, which name one client: its get.
    least: 2,
  },
  {
    name: 'a value of another table for each row',
    sql: "SELECT id, (SELECT c.status FROM oauth_clients c WHERE c.id = a.label) FROM apps a WHERE a.created < '2025-01-03'",
    // The same.
    least: 2,
  },
  {
    name: 'count of a column',
    sql: 'SELECT count(DISTINCT status) FROM oauth_clients',
    // 1,203 rows, 500 at a time.
    least: 3,
  },
];
