import test from 'ava';
import {createCatalog, findMethod, resourceAt} from '../../src/catalog/catalog.js';
import {fillParameters} from '../../src/cli/queries/fill-parameters.js';
import {outlineStatements} from '../../src/cli/queries/outline-statements.js';
import type {QueryFile} from '../../src/cli/queries/query-file.js';
import {createEngine} from '../../src/index.js';
import type {Plan} from '../../src/plan/plan.js';
import * as providers from '../../src/providers/index.js';
import {reservedWords} from '../../src/statement/keyword.js';
import {parseStatements} from '../../src/statement/parse-statements.js';
import {tokenize} from '../../src/statement/tokenize.js';
import {library} from './library.js';

const catalog = createCatalog(Object.values(providers));
const engine = createEngine({providers: Object.values(providers), env: {CSP_ORG_ID: 'an-organization'}});
test.after.always(() => engine.close());

const planned = new Map<string, Promise<readonly Plan[]>>();

function planQuery(query: QueryFile): Promise<readonly Plan[]> {
  const plans = planned.get(query.name) ?? planAnew(query);
  planned.set(query.name, plans);
  return plans;
}

/** Nothing is asked: no API is there. */
function planAnew(query: QueryFile): Promise<readonly Plan[]> {
  const given = query.parameters.filter(each => each.default === undefined).map(each => [each.name, 'x']);
  return engine.planStatements(query.sql, fillParameters(query, Object.fromEntries(given)));
}

function resourcesOf(plan: Plan): readonly string[] {
  if (plan.kind === 'query') return plan.scans.map(scan => scan.resource);
  return plan.kind === 'change' ? [plan.resource, ...resourcesOf(plan.find)] : [];
}

/** The resources that a query reads besides that of its name. */
const others: Readonly<Record<string, readonly string[]>> = {
  'xeonr/auth/public_clients': ['xeonr.auth.authorisations'],
};

const resources = catalog.resources.map(each => each.address.replaceAll('.', '/'));

test('each resource has a query of its own name, which reads it alone', async t => {
  for (const name of resources) {
    const query = library.find(each => each.name === name);
    const plans = query === undefined ? [] : await planQuery(query);
    t.deepEqual(
      plans.map(plan => [...resourcesOf(plan)].sort()),
      [[name.replaceAll('/', '.'), ...(others[name] ?? [])].sort()],
      name,
    );
  }
});

test('besides there are many more, each of its own', t => {
  t.true(library.length - resources.length >= 40);
  const bodies = library.map(({sql}) => sql.replace(/^(?:--.*\n)*/, ''));
  t.is(new Set(bodies).size, bodies.length);
  t.is(new Set(library.map(query => query.title)).size, library.length);
});

/** Words that are names nowhere in the queries. */
const keywords = new Set([
  ...reservedWords,
  ...['ALL', 'BY', 'CAST', 'DESC', 'EACH', 'END', 'EXEC', 'EXPECT', 'FALSE', 'FOR', 'LEFT', 'LIKE', 'OVER'],
  ...['PARTITION', 'REGEXP', 'ROWS', 'TEXT', 'TRUE', 'WITH'],
]);

for (const query of library) {
  const {name, title, description, sql, parameters, changes} = query;

  test(`${name} is written as the others are`, t => {
    t.true(title.length <= 90);
    t.regex(title, changes ? /\.$/ : /[?.]$/);
    t.deepEqual(
      sql.split('\n').filter(line => line.length > 100 || /\s$|\t|^(?: {2})* \S/.test(line)),
      [],
    );
    t.regex(sql, /^(?:--(?: .*)?\n)+--\n(?:-- @.*\n)+[A-Z].*[^\n];\n$/s);
    const {tokens} = tokenize(sql);
    for (const [index, {type, key, start, end}] of tokens.entries()) {
      const text = sql.slice(start, end);
      if (type === 'word' && keywords.has(key)) t.is(text, key);
      else if (type === 'word' && tokens[index + 1]?.key === '(') t.is(text, text.toLowerCase());
    }
  });

  test(`${name} says what it takes and needs`, async t => {
    const {parameters: used} = outlineStatements(sql);
    t.deepEqual(parameters.map(each => each.name).sort(), [...used].sort());
    for (const parameter of parameters) {
      t.not(parameter.type, undefined, parameter.name);
      t.not(parameter.description, '', parameter.name);
    }
    const plans = await planQuery(query);
    const needed = new Set(plans.flatMap(resourcesOf).map(each => each.split('.')[0] ?? ''));
    t.deepEqual(query.providers, [...needed].sort());
  });

  test(`${name} names queries that there are`, t => {
    const folders = [...new Set(library.map(each => each.name.split('/')[0]))].join('|');
    const named =
      `${description} ${query.finding?.advice}`.match(new RegExp(`\\b(?:${folders})/[a-z_/]+`, 'g')) ?? [];
    t.deepEqual(
      named.filter(each => !library.some(other => other.name === each)),
      [],
    );
  });
}

for (const query of library) {
  const {name, finding, parameters, changes} = query;
  if (finding === undefined) continue;

  test(`${name} says what to do, with columns that it has`, async t => {
    t.false(changes);
    t.regex(finding.advice, /\.$/);
    const [plan] = await planQuery(query);
    const columns = plan?.kind === 'query' ? plan.columns.map(each => each.name) : [];
    for (const {when, sql} of finding.fixes) {
      const names = [...Object.keys(when), ...outlineStatements(sql).parameters];
      const known = [...columns, ...parameters.map(each => each.name)];
      t.deepEqual(
        names.filter(each => !known.includes(each)),
        [],
      );
      const values = Object.fromEntries(outlineStatements(sql).parameters.map(each => [each, '1']));
      t.is((await engine.planStatements(sql, values))[0]?.kind, 'change');
    }
  });
}

test('there are findings of each severity', t => {
  const found = new Set(library.map(each => each.finding?.severity));
  t.deepEqual([...found].sort(), ['high', 'low', 'medium', undefined]);
});

for (const query of library.filter(each => each.changes)) {
  const {name, description, sql} = query;

  test(`${name} is guarded, and says how it is run`, async t => {
    for (const statement of parseStatements(sql))
      t.true('expect' in statement && statement.expect !== undefined);
    const [first, second] = description.split('\n').filter(line => line.startsWith('  rowgate '));
    t.true(first?.startsWith(`  rowgate run ${name} `));
    const plan = / --plan (\S+)$/.exec(first ?? '')?.[1];
    if (plan === undefined) t.is(first?.replace('--dry-run', '--yes'), second);
    else t.true(second?.startsWith(`  rowgate apply ${plan} --yes`));
    const reveals = (await planQuery(query)).some(
      each => each.kind === 'change' && findMethod(resourceAt(catalog, each.resource), each.method).reveals,
    );
    t.is(second?.includes('--secrets-to '), reveals);
  });
}
