import test, {type ExecutionContext} from 'ava';
import type {EngineOptions} from '../../../src/index.js';
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

const hanging: readonly FaultCase[] = [
  ...passing('hung before the change', {kind: 'hang', acts: false}).slice(0, 1),
  ...passing('hung after the change', {kind: 'hang', acts: true}).slice(0, 1),
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

async function holdOutcomes(
  t: ExecutionContext,
  {what, sql, rowOf, isIdempotent, shows}: Verb,
  met: readonly FaultCase[],
  options: Partial<EngineOptions>,
): Promise<void> {
  const setting = await startLinode(t, met.length, {concurrency: met.length, ...options});
  const {api, server, engine, journal, run, leaks} = setting;
  const tries = met.map(() => 0);
  server.decide = (asked, write) => {
    if (write === undefined) return undefined;
    const row = rowOf(asked);
    const number = (tries[row] ?? 0) + 1;
    tries[row] = number;
    const found = met[row];
    return found !== undefined && number <= found.tries ? found.fault : found?.next;
  };
  const subjects = met.map((_, index) => (what === 'created' ? `new c${index}` : `c${index}`));
  const describe = (kinds: readonly string[]) =>
    met.map(({name}, index) => {
      const kind = kinds[index];
      const count = api.ledger.count(what, subjects[index] ?? '');
      const isTrue = kind === 'done' ? count === 1 : kind === 'failed' ? count === 0 : count <= 1;
      return `${name}: ${kind}, ${isTrue ? 'true' : `made ${count} times`}`;
    });
  const expect = (kinds: readonly string[]) => met.map(({name}, index) => `${name}: ${kinds[index]}, true`);

  const first = met.map(({idempotent, once}) => (isIdempotent ? idempotent : once));
  t.deepEqual(describe(kindsOf(await run(sql))), expect(first));
  server.decide = () => undefined;
  const second = first.map(kind => (kind === 'unknown' && shows ? 'done' : kind));
  t.deepEqual(describe(kindsOf(await resume(engine, journal))), expect(second));
  t.deepEqual(
    readChanges(journal),
    second.map((kind, index) => ({row: subjects[index] ?? '', state: kind === 'unknown' ? 'sent' : kind})),
  );
  t.deepEqual(leaks(), []);
}

for (const verb of verbs) {
  test(`whatever a call meets, what is to be ${verb.what} is so once, and each outcome is true`, t =>
    holdOutcomes(t, verb, cases, {}));

  test(`where a call hangs, what is to be ${verb.what} is so once, and each outcome is true`, t =>
    holdOutcomes(t, verb, hanging, {timeout: 1000}));
}
