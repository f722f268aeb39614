import type {ReadCase} from './read-case.js';

export const dependentCases: readonly ReadCase[] = [
  {
    name: 'a list for each value that WHERE gives',
    sql: "SELECT name FROM projects WHERE org_id IN ('a', 'b', 'a')",
    scans: ["company.directory.projects: list_projects(orgId = 'a' | 'b')"],
    runs: "SELECT name FROM \"company.directory.projects\" AS \"projects\" WHERE org_id IN ('a', 'b', 'a')",
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/b/projects?page=1&size=50'],
  },
  {
    name: 'a get where both parameters are there',
    sql: "SELECT name FROM projects WHERE orgId = 'a' AND id = 7",
    scans: ["company.directory.projects: get_project(orgId = 'a', projectId = 7)"],
    runs: 'SELECT name FROM "company.directory.projects" AS "projects" WHERE "projects"."org_id" = \'a\' AND id = 7',
    requests: ['/orgs/a/projects/7'],
  },
  {
    name: 'values from the table that it is joined with, once each',
    sql: 'SELECT o.id, p.name FROM orgs o JOIN projects p ON p.org_id = o.id',
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o})',
    ],
    runs: 'SELECT o."id", p."name" FROM "company.directory.orgs" o JOIN "company.directory.projects" p ON p."org_id" = o."id"',
    requests: [
      '/orgs/a/projects?page=1&size=50',
      '/orgs/b/projects?page=1&size=50',
      '/orgs/c/projects?page=1&size=50',
      '/orgs?page=1&size=50',
    ],
  },
  {
    name: "only those that the other table's own conditions leave",
    sql: "SELECT o.id, p.name FROM orgs o JOIN projects p ON p.org_id = o.id WHERE o.region = 'eu' AND p.name <> 'x'",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o WHERE (o."region" = \'eu\')})',
    ],
    runs: 'SELECT o."id", p."name" FROM "company.directory.orgs" o JOIN "company.directory.projects" p ON p."org_id" = o."id" WHERE o."region" = \'eu\' AND p."name" <> \'x\'',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/c/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'the order of the tables in FROM does not matter',
    sql: 'SELECT p.name FROM projects p JOIN orgs o ON o.id = p.org_id',
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o})',
    ],
    runs: 'SELECT p."name" FROM "company.directory.projects" p JOIN "company.directory.orgs" o ON o."id" = p."org_id"',
    requests: [
      '/orgs/a/projects?page=1&size=50',
      '/orgs/b/projects?page=1&size=50',
      '/orgs/c/projects?page=1&size=50',
      '/orgs?page=1&size=50',
    ],
  },
  {
    name: 'a LEFT JOIN gives values to its right side',
    sql: "SELECT o.id, p.name FROM orgs o LEFT JOIN projects p ON p.org_id = o.id AND o.region = 'us'",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o})',
    ],
    runs: 'SELECT o."id", p."name" FROM "company.directory.orgs" o LEFT JOIN "company.directory.projects" p ON p."org_id" = o."id" AND o."region" = \'us\'',
    requests: [
      '/orgs/a/projects?page=1&size=50',
      '/orgs/b/projects?page=1&size=50',
      '/orgs/c/projects?page=1&size=50',
      '/orgs?page=1&size=50',
    ],
  },
  {
    name: 'values of a column with many nulls, and the same one twice',
    sql: 'SELECT p.name FROM orgs o JOIN projects p ON p.org_id = o.parent_id',
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."parent_id" FROM "company.directory.orgs" o})',
    ],
    runs: 'SELECT p."name" FROM "company.directory.orgs" o JOIN "company.directory.projects" p ON p."org_id" = o."parent_id"',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'values from a subquery',
    sql: "SELECT name FROM projects WHERE org_id IN (SELECT id FROM orgs WHERE region = 'eu')",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT * FROM (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\')})',
    ],
    runs: 'SELECT name FROM "company.directory.projects" AS "projects" WHERE org_id IN (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\')',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/c/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'values from a common table',
    sql: "WITH eu AS (SELECT id FROM orgs WHERE region = 'eu') SELECT name FROM projects JOIN eu ON org_id = eu.id",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {WITH eu AS (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\') SELECT DISTINCT eu."id" FROM eu})',
    ],
    runs: 'WITH eu AS (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\') SELECT name FROM "company.directory.projects" AS "projects" JOIN eu ON org_id = eu."id"',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/c/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'values from a common table in a subquery',
    sql: "WITH eu(org) AS (SELECT id FROM orgs WHERE region = 'eu') SELECT name FROM projects WHERE org_id IN (SELECT org FROM eu)",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {WITH eu(org) AS (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\') SELECT * FROM (SELECT org FROM eu)})',
    ],
    runs: 'WITH eu(org) AS (SELECT id FROM "company.directory.orgs" AS "orgs" WHERE region = \'eu\') SELECT name FROM "company.directory.projects" AS "projects" WHERE org_id IN (SELECT org FROM eu)',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/c/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'values from a list of values',
    sql: "SELECT name FROM projects WHERE org_id IN (VALUES ('a'), ('b'))",
    scans: ["company.directory.projects: list_projects(orgId = {SELECT * FROM (VALUES ('a'), ('b'))})"],
    runs: 'SELECT name FROM "company.directory.projects" AS "projects" WHERE org_id IN (VALUES (\'a\'), (\'b\'))',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/b/projects?page=1&size=50'],
  },
  {
    name: 'values from a derived table',
    sql: "SELECT name FROM projects p JOIN (SELECT id AS org FROM orgs WHERE region = 'us') d ON p.org_id = d.org",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT d."org" FROM (SELECT id AS org FROM "company.directory.orgs" AS "orgs" WHERE region = \'us\') d})',
    ],
    runs: 'SELECT name FROM "company.directory.projects" p JOIN (SELECT id AS org FROM "company.directory.orgs" AS "orgs" WHERE region = \'us\') d ON p."org_id" = d."org"',
    requests: ['/orgs/b/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'a parameter that is no column is one in WHERE',
    sql: "SELECT text, realm FROM audits WHERE realm = 'r'",
    scans: ["company.directory.audits: list_audits(realm = 'r')"],
    runs: 'SELECT text, (SELECT "realm" FROM "company.directory.audits parameters" WHERE rowid = "audits".rowid) AS "realm" FROM "company.directory.audits" AS "audits" WHERE (SELECT "realm" FROM "company.directory.audits parameters" WHERE rowid = "audits".rowid) = \'r\'',
    requests: ['/audits?realm=r&page=1&size=50'],
  },
  {
    name: 'and in a join',
    sql: 'SELECT text FROM orgs JOIN audits ON realm = orgs.region',
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.audits: list_audits(realm = {SELECT DISTINCT orgs."region" FROM "company.directory.orgs" AS "orgs"})',
    ],
    runs: 'SELECT text FROM "company.directory.orgs" AS "orgs" JOIN "company.directory.audits" AS "audits" ON (SELECT "realm" FROM "company.directory.audits parameters" WHERE rowid = "audits".rowid) = orgs."region"',
    requests: ['/audits?realm=eu&page=1&size=50', '/audits?realm=us&page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'a LIMIT over several lists keeps no order of the API',
    sql: "SELECT name FROM projects WHERE org_id IN ('a', 'b') LIMIT 1",
    scans: ["company.directory.projects: list_projects(orgId = 'a' | 'b')"],
    enough: 1,
    runs: 'SELECT name FROM "company.directory.projects" AS "projects" WHERE org_id IN (\'a\', \'b\') LIMIT 1',
    requests: ['/orgs/a/projects?page=1&size=50', '/orgs/b/projects?page=1&size=50'],
  },
  {
    name: 'what is made of the columns of one table',
    sql: "SELECT p.name FROM orgs o JOIN projects p ON p.org_id = lower(o.region || o.parent_id) WHERE o.region = 'eu'",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT lower(o."region" || o."parent_id") FROM "company.directory.orgs" o WHERE (o."region" = \'eu\')})',
    ],
    runs: 'SELECT p."name" FROM "company.directory.orgs" o JOIN "company.directory.projects" p ON p."org_id" = lower(o."region" || o."parent_id") WHERE o."region" = \'eu\'',
    requests: ['/orgs/eua/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'the row of a query around it',
    sql: "SELECT (SELECT count(name) FROM projects p WHERE p.org_id = o.id) FROM orgs o WHERE o.region = 'us'",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o WHERE (o."region" = \'us\')})',
    ],
    runs: 'SELECT (SELECT count(name) FROM "company.directory.projects" p WHERE p."org_id" = o."id") AS "(SELECT count(name) FROM projects p WHERE p.org_id = o.id)" FROM "company.directory.orgs" o WHERE o."region" = \'us\'',
    requests: ['/orgs/b/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'a query that has to have a row',
    sql: "SELECT name FROM projects p WHERE EXISTS (SELECT 1 FROM orgs o WHERE o.region = 'us' AND o.id = p.org_id)",
    scans: [
      'company.directory.orgs: list_orgs()',
      'company.directory.projects: list_projects(orgId = {SELECT DISTINCT o."id" FROM "company.directory.orgs" o WHERE (o."region" = \'us\')})',
    ],
    runs: 'SELECT name FROM "company.directory.projects" p WHERE EXISTS (SELECT 1 FROM "company.directory.orgs" o WHERE o."region" = \'us\' AND o."id" = p."org_id")',
    requests: ['/orgs/b/projects?page=1&size=50', '/orgs?page=1&size=50'],
  },
  {
    name: 'a condition on a common table that is used but once',
    sql: "WITH p AS (SELECT name, org_id AS org FROM projects) SELECT name FROM p WHERE org = 'b'",
    scans: ["company.directory.projects: list_projects(orgId = 'b')"],
    runs: 'WITH p AS (SELECT name, org_id AS org FROM "company.directory.projects" AS "projects") SELECT name FROM p WHERE org = \'b\'',
    requests: ['/orgs/b/projects?page=1&size=50'],
  },
];
