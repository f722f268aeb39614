export interface CallCase {
  readonly name: string;
  readonly sql: string;
  /** The fewest calls with which it can be answered for sure, worked out by hand. */
  readonly least: number;
  /** The calls that are made, where they are more. */
  readonly made?: number;
}

/**
 * Queries over what `startListServer` serves: 1,203 clients and as many apps, which is three pages of 500, the most
 * that the API gives at once.
 */
export const callCases: readonly CallCase[] = [
  {
    name: 'key',
    sql: "SELECT label FROM oauth_clients WHERE id = 'c7'",
    // The get of that client.
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
    name: 'LIMIT alone',
    sql: 'SELECT id FROM oauth_clients LIMIT 5',
    // Any five rows will do.
    least: 1,
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
    name: 'join on a key',
    sql: "SELECT a.id, c.status FROM apps a JOIN oauth_clients c ON c.id = a.label WHERE a.created < '2025-01-05'",
    // One page of four apps, which name two clients. Both are on the first page of clients, and the rest is not wanted.
    least: 2,
  },
  {
    name: 'one table twice',
    sql: 'SELECT count(*) FROM oauth_clients a JOIN oauth_clients b ON b.redirect_uri = a.redirect_uri',
    // The three pages of the list, once.
    least: 3,
  },
  {
    name: 'three pages',
    sql: 'SELECT count(*) FROM oauth_clients',
    // 1,203 rows, 500 at a time.
    least: 3,
  },
];
