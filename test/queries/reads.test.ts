import test from 'ava';
import {type Engine, type Sandbox, startSandbox} from '../../src/index.js';
import {library, openEngine, runQuery} from './library.js';
import {accessCases} from './reads/access-cases.js';
import {grantsCases} from './reads/grants-cases.js';
import {hygieneCases} from './reads/hygiene-cases.js';
import {inventoryCases} from './reads/inventory-cases.js';
import {now} from './reads/now.js';
import {reportsCases} from './reads/reports-cases.js';
import {resourceCases} from './reads/resource-cases.js';
import {rotationCases} from './reads/rotation-cases.js';

const cases = [
  ...resourceCases,
  ...inventoryCases,
  ...hygieneCases,
  ...grantsCases,
  ...accessCases,
  ...rotationCases,
  ...reportsCases,
];

let sandboxes: readonly Sandbox[] = [];
let engines: readonly Engine[] = [];

test.before(async () => {
  sandboxes = await Promise.all([
    startSandbox({now}),
    startSandbox({now, behaviour: {vmware: {tanzuFields: true}}}),
  ]);
  engines = sandboxes.map(openEngine);
});

test.after.always(async () => {
  await Promise.all(engines.map(each => each.close()));
  await Promise.all(sandboxes.map(each => each.close()));
});

for (const {query: name, given = {}, tells = false, columns, rows} of cases) {
  const title = [name, ...Object.entries(given).map(each => each.join('=')), ...(tells ? ['tells'] : [])];
  test(`${title.join(' ')} finds what there is`, async t => {
    const engine = engines[Number(tells)];
    const [result, ...others] = engine === undefined ? [] : await runQuery(engine, name, given);
    t.deepEqual(others, []);
    t.is(result?.complete, true);
    t.deepEqual(result?.notes, []);
    const places = columns.map(column => result?.columns.findIndex(each => each.name === column) ?? -1);
    t.false(places.includes(-1), columns.join());
    t.deepEqual(
      result?.rows.map(row => places.map(place => row[place])),
      rows.map(row => [...row]),
    );
  });
}

test('each query that only reads has such a case, and finds something in one', t => {
  const reads = library.filter(query => !query.changes).map(query => query.name);
  const found = cases.filter(each => each.rows.length > 0).map(each => each.query);
  t.deepEqual([...new Set(found)].sort(), reads);
});
