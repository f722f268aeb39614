import type {CallCase} from './call-case.js';

/**
 * Queries over what `answerVmware` serves: an organization of 120 apps in three pages, each of which links to the
 * next, and another of 20 in one. Before all else the API token is exchanged, which is a call too.
 */
export const vmwareCases: readonly CallCase[] = [
  {
    name: 'key, token exchanged',
    sql: "SELECT displayName FROM oauth_apps WHERE id = 'app7'",
    // The exchange, and the get of that app.
    least: 2,
  },
  {
    name: 'IN, token exchanged',
    sql: "SELECT displayName FROM oauth_apps WHERE id IN ('app1', 'app2')",
    // The exchange, and a get for each.
    least: 3,
  },
  {
    name: 'search',
    sql: "SELECT id FROM oauth_apps WHERE displayName = 'App number 7'",
    // The exchange, and one page of what the API finds.
    least: 2,
  },
  {
    name: 'linked pages',
    sql: 'SELECT max(id) FROM oauth_apps',
    // The exchange, and three pages.
    least: 4,
  },
  {
    name: 'LIMIT over linked pages',
    sql: 'SELECT id FROM oauth_apps LIMIT 10',
    // The exchange, and one page.
    least: 2,
  },
  {
    name: 'LIMIT with a predicate over linked pages',
    sql: 'SELECT id FROM oauth_apps WHERE publicClient LIMIT 1',
    // The exchange, and two pages: the first public one is the 61st.
    least: 3,
  },
  {
    name: 'two organizations',
    sql: "SELECT orgId, count(id) FROM oauth_apps WHERE orgId IN ('org1', 'org2') GROUP BY orgId",
    // The exchange, three pages of one and one page of the other.
    least: 5,
  },
  {
    name: 'count of linked pages',
    sql: 'SELECT count(*) FROM oauth_apps',
    // The exchange, and one page, which says how many there are in all.
    least: 2,
  },
  {
    name: 'count by organization',
    sql: "SELECT orgId, count(*) FROM oauth_apps WHERE orgId IN ('org1', 'org2') GROUP BY orgId",
    // The exchange, and one page of each.
    least: 3,
  },
  {
    name: 'LIMIT over two organizations',
    sql: "SELECT id FROM oauth_apps WHERE orgId IN ('org1', 'org2') LIMIT 10",
    // The exchange, and one page of the one that is asked first.
    least: 2,
  },
];
