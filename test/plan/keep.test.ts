import test from 'ava';
import {createEngine, linode, vmware, xeonr} from '../../src/index.js';
import type {Predicate} from '../../src/plan/plan.js';

const engine = createEngine({providers: [linode, vmware, xeonr], env: {CSP_ORG_ID: 'o'}});

function print(each: Predicate): string {
  if (each.kind === 'compare') return `${each.column} ${each.operator} ${each.value}`;
  return `(${each.parts.map(print).join(` ${each.kind} `)})`;
}

/** What rows must fulfil to be put into their tables, for each scan that says so. */
async function printKept(sql: string): Promise<readonly string[]> {
  const [plan] = await engine.planStatements(sql, {text: 'a', broken: '\ud800', zero: 'a\0b'});
  if (plan?.kind !== 'query') throw new Error(`planned as ${plan?.kind}`);
  return plan.scans.flatMap(({keep}) => (keep === undefined ? [] : [print(keep)]));
}

const cases: Readonly<Record<string, readonly string[]>> = {
  "SELECT count(*) FROM oauth_clients WHERE status = 'disabled'": ['status = disabled'],
  "SELECT id FROM oauth_clients WHERE status IN ('a', NULL, :text || 'b') AND public": [
    '((status = a or status = ab) and public = 1)',
  ],
  "SELECT id FROM oauth_clients WHERE NOT (status = 'a' OR public)": ['(status <> a and public = 0)'],
  "SELECT id FROM oauth_clients WHERE status = 'a' AND label LIKE '%b%' AND random() > 0": ['status = a'],
  'SELECT id FROM apps WHERE id <> 5': ['id <> 5'],
  "SELECT a.id FROM apps a LEFT JOIN oauth_clients c ON c.label = a.label AND c.status = 'a'": ['status = a'],
  // Not surely what SQLite makes of it.
  "SELECT id FROM oauth_clients WHERE status = 'a' OR label LIKE 'b%'": [],
  "SELECT id FROM oauth_clients WHERE status = 'a' COLLATE NOCASE": [],
  'SELECT id FROM oauth_clients WHERE status = :broken OR status = :zero': [],
  'SELECT id FROM oauth_clients WHERE label > :text': [],
  "SELECT id FROM apps WHERE created = '2026-01-31'": [],
  "SELECT c.label FROM apps a LEFT JOIN oauth_clients c ON c.label = a.label WHERE c.status IS NULL OR c.status = 'a'":
    [],
  // A row shows nothing of what it was asked with.
  'SELECT id FROM oauth_clients WHERE clientId = :text': [],
};

for (const [sql, expected] of Object.entries(cases)) {
  test(`${sql}: ${expected.join('; ') || 'all rows'}`, async t => {
    t.deepEqual(await printKept(sql), expected);
  });
}
