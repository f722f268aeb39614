import initialise from 'sql.js';
import {createEngine, type Engine, linode} from '../../../src/index.js';
import {compareTurns, type Measurement} from '../measurement.js';
import {
  deepExpressions,
  longList,
  longScript,
  longStatement,
  variedStatements,
} from '../statements/varied-statements.js';
import type {SuiteOptions} from '../suite.js';
import {costOf, takeTurns} from '../take-turns.js';

/** Texts by how long they are: each is compared with ten times as much of the tenth of its length. */
const lengths: readonly {
  readonly name: string;
  readonly length: number;
  readonly texts: (length: number) => readonly string[];
}[] = [
  {name: 'a statement of 10,000 lines', length: 10_000, texts: lines => [longStatement(lines)]},
  {name: 'a script of 10,000 lines', length: 10_000, texts: lines => [longScript(lines)]},
  {name: 'an IN list of 10,000', length: 10_000, texts: items => [longList(items)]},
  {name: 'expressions nested 500 deep', length: 500, texts: deepExpressions},
];

/** Time from text to plan: against SQLite's own for the same statements, and against growing no more than the text. */
export async function measureParseAndPlan({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const engine = createEngine({providers: [linode], env: {}});
  const scale = small ? 0.02 : 1;
  const turns = small ? 1 : 15;
  const planAll = async (texts: readonly string[]) => {
    for (const text of texts) await engine.planStatements(text);
  };
  try {
    const measurements = [await measureVaried(engine, small ? 26 : 1000, turns)];
    for (const {name, length, texts} of lengths) {
      const whole = texts(length * scale);
      const tenth = texts((length * scale) / 10);
      const costs = await takeTurns(
        {
          whole: () => costOf(() => planAll(whole)),
          tenths: () => costOf(() => planAll(Array<typeof tenth>(10).fill(tenth).flat())),
        },
        turns,
      );
      measurements.push(
        compareTurns(
          {suite: 'parse and plan', case: `${name}, to ten of a tenth`, unit: 'ms CPU'},
          costs.whole.cpu,
          costs.tenths.cpu,
        ),
      );
    }
    return measurements;
  } finally {
    await engine.close();
  }
}

async function measureVaried(engine: Engine, count: number, turns: number): Promise<Measurement> {
  const statements = variedStatements(count);
  const sqlite = new (await initialise()).Database();
  sqlite.run('CREATE TABLE oauth_clients (id, redirect_uri, label, status, secret, thumbnail_url, public)');
  sqlite.run('CREATE TABLE apps (id, label, thumbnail_url, scopes, created, expiry, website)');
  const costs = await takeTurns(
    {
      engine: () =>
        costOf(async () => {
          for (const each of statements) await engine.planStatements(each);
        }),
      sqlite: () =>
        costOf(() => {
          for (const each of statements) sqlite.prepare(each).free();
        }),
    },
    turns,
  );
  sqlite.close();
  const name = `${count.toLocaleString('en')} varied statements, to SQLite's preparing them`;
  return compareTurns(
    {suite: 'parse and plan', case: name, unit: 'ms CPU'},
    costs.engine.cpu,
    costs.sqlite.cpu,
  );
}
