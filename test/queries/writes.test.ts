import test from 'ava';
import {type Engine, type Result, startSandbox} from '../../src/index.js';
import {library, openEngine, runQuery} from './library.js';
import {revocationCases} from './writes/revocation-cases.js';
import {settingCases} from './writes/setting-cases.js';

const cases = [...revocationCases, ...settingCases];

/** Sandboxes give the same keys each time. */
let names: ReadonlyMap<unknown, unknown>;

test.before(async () => {
  const sandbox = await startSandbox();
  const engine = openEngine(sandbox);
  names = await readNames(engine);
  await engine.close();
  await sandbox.close();
});

/** What people call a row, by its key. */
async function readNames(engine: Engine): Promise<ReadonlyMap<unknown, unknown>> {
  const {rows} = await engine.query(`SELECT id, label FROM linode.account.oauth_clients
    UNION ALL SELECT id, label FROM linode.profile.apps
    UNION ALL SELECT id, label FROM linode.profile.tokens
    UNION ALL SELECT id, displayName FROM vmware.csp.oauth_apps
    UNION ALL SELECT clientId, name FROM xeonr.auth.clients
    UNION ALL SELECT authorisationId, client ->> 'name' FROM xeonr.auth.authorisations`);
  return new Map(rows.map(([key, name]) => [key, name]));
}

/** The rows of a preview, with the name in the place of the key, in an order that does not hang on keys. */
function readPreview({columns, rows}: Result): readonly unknown[] {
  const at = (row: Result['rows'][number], name: string) =>
    row[columns.findIndex(column => column.name === name)] ?? null;
  return rows.map(row => {
    const key = at(row, 'key');
    const change = [at(row, 'column'), at(row, 'old'), at(row, 'new')];
    return [names.get(key) ?? key, ...(change[0] === null ? [] : change)];
  });
}

function sortRows(rows: readonly unknown[]): readonly string[] {
  return rows.map(row => JSON.stringify(row)).sort();
}

for (const {query: name, given = {}, preview, check, before, after, tells = false} of cases) {
  test(`${[name, ...Object.values(given)].join(' ')} shows what it does, and does it`, async t => {
    const sandbox = await startSandbox({behaviour: {vmware: {tanzuFields: tells}}});
    const engine = openEngine(sandbox);
    t.teardown(async () => {
      await engine.close();
      await sandbox.close();
    });
    const ask = async () => (await engine.query(check)).rows;
    t.deepEqual(
      await ask(),
      before.map(row => [...row]),
    );

    const shown = await runQuery(engine, name, given, {dryRun: true});
    t.deepEqual(
      shown.map(result => sortRows(readPreview(result))),
      preview.map(sortRows),
    );
    t.deepEqual(
      await ask(),
      before.map(row => [...row]),
    );

    const results = await runQuery(engine, name, given, {yes: true});
    const outcomes = results.flatMap(result => result.outcomes ?? []);
    t.deepEqual([...new Set(outcomes.map(each => each.kind))], preview.flat().length > 0 ? ['done'] : []);
    t.deepEqual(
      await ask(),
      after.map(row => [...row]),
    );
  });
}

/** Those that show a secret, and so are looked at in rotation.test.ts. */
const rotations = ['by_host', 'linode', 'vmware', 'vmware_begin', 'vmware_end', 'xeonr'];

test('each query that changes something has such a case', t => {
  const names = [...cases.map(each => each.query), ...rotations.map(name => `rotation/${name}`)];
  t.deepEqual(
    [...new Set(names)].sort(),
    library.filter(query => query.changes).map(query => query.name),
  );
});
