import {createCspOrganization} from '../faulty/csp-organization.js';
import type {Api} from '../faulty/faulty-server.js';
import type {Deed, Ledger} from '../faulty/ledger.js';
import {createLinodeAccount} from '../faulty/linode-account.js';

/** A bulk change over an API, and what is to come of it. */
export interface Stage {
  readonly api: Api & {readonly ledger: Ledger; save(): () => void};
  readonly env: (url: string) => Readonly<Record<string, string>>;
  readonly sql: string;
  /** What is to be done to the row of each change, once; undefined: it is as wanted already. */
  readonly wanted: ReadonlyMap<string, Deed['what'] | undefined>;
  /** Whether the API shows that a change was made. */
  readonly shows: boolean;
  /** Calls that change something. */
  readonly writes: number;
  /** What is to be again after an undo; undefined: it can't be undone. */
  readonly image?: () => unknown;
}

type MakeStage = (rows: number) => Stage;

const bystanders = ['other 1', 'other 2'];

function linode(rows: number, prefix = 'old') {
  const labels = Array.from({length: rows}, (_, index) => `${prefix} ${index}`);
  const api = createLinodeAccount([...labels, ...bystanders]);
  const ids = [...api.clients.values()].filter(each => each.label.startsWith(prefix)).map(each => each.id);
  const env = (url: string) => ({LINODE_URL: url, LINODE_TOKEN: api.token});
  return {
    api,
    ids,
    env,
    image: () => [...api.clients.values()].map(({label, redirect_uri}) => [label, redirect_uri]),
  };
}

function all(rows: readonly string[], what: Deed['what']): ReadonlyMap<string, Deed['what']> {
  return new Map(rows.map(row => [row, what]));
}

export const stages: Readonly<Record<string, MakeStage>> = {
  update: rows => {
    const {api, ids, env, image} = linode(rows);
    const sql = "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE label LIKE 'old %'";
    return {api, env, sql, wanted: all(ids, 'changed'), shows: true, writes: rows, image};
  },
  delete: rows => {
    const {api, ids, env} = linode(rows);
    const sql = "DELETE FROM oauth_clients WHERE label LIKE 'old %'";
    return {api, env, sql, wanted: all(ids, 'deleted'), shows: true, writes: rows};
  },
  insert: rows => {
    const {api, env, image} = linode(2);
    const labels = Array.from({length: rows}, (_, index) => `new ${index}`);
    const values = ['old 1', ...labels].map(label => `('${label}', 'https://new.example/')`).join(', ');
    const sql = `INSERT INTO oauth_clients (label, redirect_uri) VALUES ${values} ON CONFLICT (label) DO NOTHING`;
    const wanted = new Map([['c1', undefined], ...all(labels, 'created')]);
    return {api, env, sql, wanted, shows: true, writes: rows, image};
  },
  'insert or update': rows => {
    const {api, ids, env} = linode(rows);
    const others = ids.slice(1);
    const made = Array.from({length: 3}, (_, index) => `new ${index}`);
    const values = [...others.map((_, index) => `old ${index + 1}`), ...made]
      .map(label => `('${label}', 'https://new.example/')`)
      .join(', ');
    const sql = `INSERT INTO oauth_clients (label, redirect_uri) VALUES ${values}
      ON CONFLICT (label) DO UPDATE SET redirect_uri = excluded.redirect_uri`;
    const wanted = new Map([...all(others, 'changed'), ...all(made, 'created')]);
    return {api, env, sql, wanted, shows: true, writes: others.length + made.length};
  },
  'reset of secrets': rows => {
    const {api, ids, env} = linode(rows, 'ci');
    const sql = `EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE label LIKE 'ci %')`;
    return {api, env, sql, wanted: all(ids, 'issued'), shows: false, writes: rows};
  },
  'batches of deletes': rows => {
    const count = rows * 6;
    const api = createCspOrganization(count + 2);
    const env = (url: string) => ({CSP_URL: url, CSP_API_TOKEN: api.apiToken, CSP_ORG_ID: api.id});
    const others = [`a${count}`, `a${count + 1}`];
    const ids = [...api.apps.keys()].filter(id => !others.includes(id));
    const sql = `DELETE FROM oauth_apps WHERE id NOT IN (${others.map(id => `'${id}'`).join(', ')})`;
    return {api, env, sql, wanted: all(ids, 'deleted'), shows: true, writes: Math.ceil(count / 15)};
  },
  transaction,
};

function transaction(rows: number): Stage {
  const {api, ids, env} = linode(rows);
  const [first = '', ...others] = ids;
  const sql = `BEGIN;
    UPDATE oauth_clients SET label = label || '!' WHERE label LIKE 'old %' AND id <> '${first}';
    DELETE FROM oauth_clients WHERE id = '${first}';
    COMMIT`;
  const wanted = new Map([...all(others, 'changed'), ...all([first], 'deleted')]);
  return {api, env, sql, wanted, shows: true, writes: rows};
}
