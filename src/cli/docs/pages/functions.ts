import {heading, type Page, sql, terms, text} from '../page.js';

const uri = 'https://wiki.larkspur.example/cb#x';

/** What is added to SQLite's functions. */
export const functions: Page = {
  name: 'functions',
  group: 'Guide',
  summary: "The functions that are added to SQLite's own",
  blocks: [
    text("SQLite's own functions are all there, those for text, dates, JSON and windows too."),
    heading('Times'),
    terms([{name: 'now()', facts: ['timestamp'], text: 'The time, to compare with a column'}]),
    sql(`
SELECT label, expiry > now() AS valid, round(julianday(expiry) - julianday('now')) AS days
FROM linode.profile.tokens
ORDER BY expiry;`),
    heading('URIs'),
    terms([
      {name: 'uri_scheme(uri)', facts: ['text'], text: '`https`, in lower case'},
      {name: 'uri_host(uri)', facts: ['text'], text: 'Its host, in lower case'},
      {
        name: 'uri_is_loopback(uri)',
        facts: ['boolean'],
        text: "Whether it leads to the user's own machine; null where it has no host",
      },
      {name: 'uri_has_fragment(uri)', facts: ['boolean'], text: 'Whether it has a `#`'},
    ]),
    text('What is no URI gives null.'),
    sql(`SELECT uri_scheme('${uri}'), uri_host('${uri}'), uri_has_fragment('${uri}');

SELECT label, uri_host(redirect_uri) AS host
FROM oauth_clients
WHERE uri_scheme(redirect_uri) = 'http' AND NOT uri_is_loopback(redirect_uri);`),
    heading('Scopes'),
    terms([
      {
        name: 'scope_contains(scopes, scope)',
        facts: ['boolean'],
        text:
          'Whether scopes, separated by blanks or commas, hold one: `*` holds all, `linodes:*` all of a category, ' +
          '`linodes:read_write` also `linodes:read_only`',
      },
    ]),
    sql(`
SELECT label, scopes FROM linode.profile.apps
WHERE scope_contains(scopes, 'account:read_only');`),
    heading('Text'),
    terms([
      {
        name: 'text REGEXP pattern',
        facts: ['boolean'],
        text: 'Whether it matches anywhere; patterns are those of JavaScript',
      },
    ]),
    sql("SELECT label FROM oauth_clients WHERE label REGEXP '^(ci|CI)-';"),
    heading('Files'),
    terms([
      {name: 'readfile(path)', facts: ['blob'], text: "A file's bytes"},
      {name: 'writefile(path, bytes)', facts: ['integer'], text: 'Writes a file, and gives its length'},
    ]),
    text('From the command line only: clients of `rowgate serve` have neither.'),
    sql(`
SELECT writefile('grafana.png', thumbnail) AS bytes
FROM (EXEC oauth_clients.get_client_thumbnail
  @clientId = (SELECT id FROM oauth_clients WHERE label = 'Grafana'));

SELECT length(readfile('grafana.png')) AS bytes;`),
  ],
};
