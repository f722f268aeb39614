import type {CallCase} from './call-case.js';

/** Queries over what `answerXeonr` serves: 150 clients, and two authorisations of each. Nothing is paged. */
export const xeonrCases: readonly CallCase[] = [
  {
    name: 'key of a POST',
    sql: "SELECT name, clientSecret FROM clients WHERE clientId = 'k7'",
    // The get of that client.
    least: 1,
  },
  {
    name: 'parameter of a list',
    sql: "SELECT count(*) FROM authorisations WHERE clientId = 'k7'",
    // The list of that client's authorisations.
    least: 1,
  },
  {
    name: 'keys in batches',
    sql: "SELECT name FROM public_clients WHERE clientId IN (SELECT 'k' || value FROM json_each((SELECT json_group_array(value) FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < 149) SELECT value FROM n))))",
    // 150 keys, up to 100 in a call.
    least: 2,
  },
  {
    name: 'subquery in batches',
    sql: "SELECT name FROM public_clients WHERE clientId IN (SELECT client ->> '$.clientId' FROM authorisations WHERE authorisationId LIKE 'a1%')",
    // The list, and one call for the clients that are named by it.
    least: 2,
  },
  {
    name: 'keys within JSON',
    sql: "SELECT a.authorisationId, p.name FROM authorisations a LEFT JOIN public_clients p ON p.clientId = a.client ->> 'clientId' WHERE a.authorisationId LIKE 'a1%'",
    // The list, and one call for the clients that are named by it.
    least: 2,
  },
  {
    name: 'two that could each supply the other',
    sql: 'SELECT c.name, p.websiteUrl FROM xeonr.auth.clients c JOIN public_clients p ON p.clientId = c.clientId',
    // The list of all 150 clients, and two calls for what anyone may know of them.
    least: 3,
  },
];

/** Queries over all three. */
export const jointCases: readonly CallCase[] = [
  {
    name: 'union over providers',
    sql: "SELECT label FROM linode.account.oauth_clients WHERE id = 'c1' UNION ALL SELECT displayName FROM vmware.csp.oauth_apps WHERE id = 'app1' UNION ALL SELECT name FROM xeonr.auth.clients WHERE clientId = 'k1'",
    // An exchange, and a get of each.
    least: 4,
  },
  {
    name: 'counts over providers',
    sql: "SELECT 'linode', count(*) FROM oauth_clients UNION ALL SELECT 'vmware', count(*) FROM oauth_apps UNION ALL SELECT 'xeonr', count(*) FROM xeonr.auth.clients",
    // An exchange, and a page of each.
    least: 4,
  },
  {
    name: 'join over providers',
    sql: "SELECT l.label FROM xeonr.auth.clients x JOIN linode.account.oauth_clients l ON l.id = x.name WHERE x.clientId = 'k1'",
    // The get of the one, and that of the client which it names.
    least: 2,
  },
];
