import {heading, type Page, sql, terms, text} from '../page.js';

/** The SQL that there is, statement by statement. */
export const statements: Page = {
  name: 'statements',
  group: 'Guide',
  summary: 'The SQL that Rowgate speaks, statement by statement',
  blocks: [
    text(`
A table is a resource of a service of a provider: \`linode.account.oauth_clients\`. A shorter name does where only one
resource has it. Strings stand in single quotes, names in double quotes; case does not matter. Statements are separated
by \`;\` and run in order. All are checked before the first is run, and the first that fails is the last.`),
    heading('SELECT'),
    text(`
All that SQLite knows: joins, common table expressions, windows, set operations, subqueries, JSON functions. Conditions
on the key and on columns that the API filters become requests; the rest runs here, so that the answer is SQL's.
Some functions are added to SQLite's own: \`rowgate docs functions\`.`),
    sql(`
SELECT c.label, c.status, a.expiry
FROM linode.account.oauth_clients c
LEFT JOIN linode.profile.apps a ON a.label = c.label
WHERE uri_scheme(c.redirect_uri) = 'http'
ORDER BY c.label;`),
    text(`
A time is compared with any ISO date or time, or with \`datetime('now', …)\`. The API's own names of a key and of pages
work in WHERE, too:`),
    sql('SELECT id, label FROM oauth_clients WHERE page = 1 AND page_size = 25;'),
    heading('INSERT'),
    text(`
One create call for each row. RETURNING gives the row that was made, with a secret that the API shows only now; what
the answer does not have is read afterwards. With ON CONFLICT, a row that is there already by the columns named is left
as it is, or changed.`),
    sql(`
INSERT INTO linode.account.oauth_clients (label, redirect_uri)
VALUES ('Docs Wiki', 'https://docs-wiki.larkspur.example/callback')
RETURNING id, label, secret;

INSERT INTO oauth_clients (label, redirect_uri)
VALUES ('Docs Wiki', 'https://wiki.larkspur.example/docs/callback')
ON CONFLICT (label) DO UPDATE SET redirect_uri = excluded.redirect_uri;`),
    heading('UPDATE'),
    text(`
Any WHERE. The rows are found first; each that would differ is one call, with only the columns that differ. WHERE is
required, and \`WHERE true\` means all.`),
    sql(`
UPDATE linode.account.oauth_clients
SET redirect_uri = replace(redirect_uri, 'http://', 'https://')
WHERE label = 'Wiki'
RETURNING label, redirect_uri;`),
    heading('REPLACE'),
    text('Sends what SET names, whether it differs or not. Columns may have the prefix `data__`.'),
    sql(`
REPLACE linode.account.oauth_clients
SET data__label = 'Docs Wiki (old)', data__redirect_uri = 'https://old.larkspur.example/cb'
WHERE label = 'Docs Wiki';`),
    heading('DELETE'),
    text('Revokes or deletes. Without RETURNING, each change is a row with its outcome.'),
    sql('DELETE FROM linode.profile.apps WHERE expiry < now();'),
    heading('EXEC'),
    text(`
Calls a method by its name, once or for each row of a query, whose columns are parameters by their names. What it
answers can be a table of a query.`),
    sql(`
EXEC linode.account.oauth_clients.post_reset_client_secret
  @clientId = (SELECT id FROM oauth_clients WHERE label = 'Backstage');

EXEC oauth_clients.reset_secret FOR EACH (
  SELECT id FROM oauth_clients WHERE label LIKE 'ci-%' AND status = 'active'
);

EXEC oauth_clients.create
  @@json = '{"label": "Docs Calendar", "redirect_uri": "https://cal.larkspur.example/cb"}';

SELECT content_type, length(thumbnail) AS bytes
FROM (EXEC oauth_clients.get_client_thumbnail
  @clientId = (SELECT id FROM oauth_clients WHERE label = 'Grafana'));`),
    heading('EXPECT'),
    text('Ends a change: another number of rows than was meant is refused, before anything is sent.'),
    sql("UPDATE oauth_clients SET label = 'Docs' WHERE label = 'Docs Calendar' EXPECT 1 ROW;"),
    heading('BEGIN'),
    text(`
Between BEGIN and COMMIT writes are shown and collected. COMMIT makes them, under guards that see them as one, and
ROLLBACK makes none.`),
    sql(`
BEGIN;
UPDATE oauth_clients SET label = 'Docs Calendar' WHERE label = 'Docs' EXPECT 1 ROW;
DELETE FROM linode.profile.apps WHERE label = 'Argo CD' EXPECT 1 ROW;
COMMIT;`),
    heading('SHOW'),
    text('What there is, without a call. EXTENDED shows more columns, LIKE fewer rows.'),
    sql(`
SHOW PROVIDERS;
SHOW SERVICES IN linode;
SHOW RESOURCES IN linode.profile LIKE '%o%';
SHOW METHODS IN linode.account.oauth_clients;
SHOW INSERT INTO linode.account.oauth_clients;`),
    heading('DESCRIBE'),
    text('Columns of a resource, or what a method takes and answers.'),
    sql(`
DESCRIBE oauth_clients;
DESCRIBE EXTENDED linode.profile.apps;
DESCRIBE METHOD linode.account.oauth_clients.post_client;`),
    heading('EXPLAIN'),
    text('The requests that a statement would send, what the API filters and what runs here. It sends none.'),
    sql(`
EXPLAIN SELECT label, expiry FROM linode.profile.apps
WHERE expiry < '2030-01-01' AND scope_contains(scopes, 'linodes:read_write')
ORDER BY created LIMIT 3;`),
    heading('Parameters'),
    terms([
      {
        name: ':name',
        facts: ['--param name=value'],
        text: 'A text, bound and never pasted into the statement',
      },
      {name: '$1, ?', facts: ['--param 1=value'], text: 'By place'},
      {
        name: 'name:=json',
        facts: ['--param name:=10'],
        text: 'A number, `true`, `false` or `null`. A table, an operator or the name of a column is no parameter',
      },
    ]),
  ],
};
