import test from 'ava';
import type {Fault} from '../faulty/fault.js';
import type {Asked} from '../faulty/faulty-server.js';
import {startLinode} from '../faulty/start-setting.js';
import {kindsOf, readChanges, resume} from '../recorded-run.js';

interface FaultCase {
  readonly name: string;
  readonly fault: Fault;
  /** How many tries meet it. */
  readonly tries: number;
  /** What the others meet. */
  readonly next?: Fault;
  /** What is said of a change that may be sent twice, and of one that may not. */
  readonly idempotent: string;
  readonly once: string;
}

const always = Number.POSITIVE_INFINITY;
const soon = {'Retry-After': '0'};

/** A change that may be sent twice is made in the end, if the fault is one that passes. */
function passing(name: string, fault: Fault): readonly FaultCase[] {
  return [
    {name: `${name}, once`, fault, tries: 1, idempotent: 'done', once: 'unknown'},
    {name: `${name}, always`, fault, tries: always, idempotent: 'unknown', once: 'unknown'},
  ];
}

function lasting(name: string, fault: Fault, said = 'unknown'): FaultCase {
  return {name, fault, tries: always, idempotent: said, once: said};
}

const limit = (headers?: Readonly<Record<string, string>>): Fault => ({
  kind: 'status',
  status: 429,
  acts: false,
  ...(headers && {headers}),
});

const missing: Fault = {kind: 'page', status: 404, acts: false};
const unavailable: Fault = {kind: 'status', status: 503, acts: false, headers: soon};

const cases: readonly FaultCase[] = [
  ...passing('reset before the change', {kind: 'reset', acts: false}),
  ...passing('reset after the change', {kind: 'reset', acts: true}),
  ...passing('hung before the change', {kind: 'hang', acts: false}).slice(0, 1),
  ...passing('hung after the change', {kind: 'hang', acts: true}).slice(0, 1),
  ...passing('503 before the change', unavailable),
  ...passing('503 after the change', {kind: 'status', status: 503, acts: true, headers: soon}),
  ...passing('an answer that breaks off', {kind: 'cut', acts: true}),
  lasting('500 before the change', {kind: 'status', status: 500, acts: false}),
  lasting('500 after the change', {kind: 'status', status: 500, acts: true}),
  lasting('half of the JSON', {kind: 'half', acts: true}),
  lasting('a login page instead of the change', {kind: 'page', status: 200, acts: false}),
  lasting('a login page after the change', {kind: 'page', status: 200, acts: true}),
  lasting('a page that says 404', missing, 'failed'),
  {...lasting('a page that says 404 after a 503', unavailable), tries: 1, next: missing},
  {name: '429 with Retry-After', fault: limit(soon), tries: 1, idempotent: 'done', once: 'done'},
  {
    name: '429 without Retry-After',
    fault: limit({'Retry-After': ''}),
    tries: 1,
    idempotent: 'done',
    once: 'done',
  },
];

const rows = cases.map((_, index) => `c${index}`);

interface Verb {
  readonly what: 'changed' | 'deleted' | 'created' | 'issued';
  readonly sql: string;
  /** The number of the row that a request is about. */
  readonly rowOf: (asked: Asked) => number;
  readonly isIdempotent: boolean;
  /** Whether a resume can find out what became of it. */
  readonly shows: boolean;
}

const inPath = ({path}: Asked) => rows.indexOf(path.split('/')[3] ?? '');
const inLabel = ({body}: Asked) => rows.indexOf(JSON.parse(body).label.replace('new ', ''));

const verbs: readonly Verb[] = [
  {
    what: 'changed',
    sql: "UPDATE oauth_clients SET label = replace(label, 'old', 'new') WHERE true",
    rowOf: inPath,
    isIdempotent: true,
    shows: true,
  },
  {
    what: 'deleted',
    sql: 'DELETE FROM oauth_clients WHERE true',
    rowOf: inPath,
    isIdempotent: true,
    shows: true,
  },
  {
    what: 'created',
    sql: `INSERT INTO oauth_clients (label, redirect_uri)
      SELECT 'new ' || id, redirect_uri FROM oauth_clients WHERE true ON CONFLICT (label) DO NOTHING`,
    rowOf: inLabel,
    isIdempotent: false,
    shows: true,
  },
  {
    what: 'issued',
    sql: 'EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients)',
    rowOf: inPath,
    isIdempotent: false,
    shows: false,
  },
];

for (const {what, sql, rowOf, isIdempotent, shows} of verbs) {
  test(`whatever a call meets, what is to be ${what} is so once, and each outcome is true`, async t => {
    const setting = await startLinode(t, cases.length, {concurrency: cases.length, timeout: 1500});
    const {api, server, engine, journal, run, leaks} = setting;
    const tries = rows.map(() => 0);
    server.decide = (asked, write) => {
      if (write === undefined) return undefined;
      const row = rowOf(asked);
      tries[row] = (tries[row] ?? 0) + 1;
      const found = cases[row];
      return found !== undefined && (tries[row] ?? 0) <= found.tries ? found.fault : found?.next;
    };
    const subject = (row: string) => (what === 'created' ? `new ${row}` : row);
    const describe = (kinds: readonly string[]) =>
      cases.map(({name}, index) => `${name}: ${kinds[index]}, ${tell(kinds[index], rows[index] ?? '')}`);
    const tell = (kind: string | undefined, row: string) => {
      const count = api.ledger.count(what, subject(row));
      const isTrue = kind === 'done' ? count === 1 : kind === 'failed' ? count === 0 : count <= 1;
      return isTrue ? 'true' : `made ${count} times`;
    };
    const first = kindsOf(await run(sql));
    const expected = cases.map(({idempotent, once}) => (isIdempotent ? idempotent : once));
    t.deepEqual(
      describe(first),
      cases.map(({name}, index) => `${name}: ${expected[index]}, true`),
    );

    server.decide = () => undefined;
    const second = kindsOf(await resume(engine, journal));
    const found = expected.map(kind => (kind === 'unknown' && shows ? 'done' : kind));
    t.deepEqual(
      describe(second),
      cases.map(({name}, index) => `${name}: ${found[index]}, true`),
    );
    t.deepEqual(
      readChanges(journal).map(({row}) => row),
      rows.map(subject),
    );
    const kept = found.map(kind => (kind === 'unknown' ? 'sent' : kind));
    t.deepEqual(
      readChanges(journal).map(({state}) => state),
      kept,
    );
    t.deepEqual(leaks(), []);
  });
}
