import type {ChangeContext} from '../../../src/change/change-context.js';
import {runPlan} from '../../../src/change/run-plan.js';
import {createLocalStore} from '../../../src/execute/local-store.js';
import {collectResult} from '../../../src/execute/result-parts.js';
import {createSqliteHere} from '../../../src/execute/sqlite/sqlite-here.js';
import {createCatalog, createEngine, formatResult, linode} from '../../../src/index.js';

/** What the engine does for a query beside waiting: bodies of pages come in, and lines of JSON go out. */
export async function runEngine(sql: string, pages: readonly Uint8Array[]): Promise<number> {
  const engine = createEngine({providers: [linode], env: {}});
  const [plan] = await engine.planStatements(sql);
  if (plan === undefined) throw new Error('there is no statement');
  const context: ChangeContext = {
    catalog: createCatalog([linode]),
    sqlite: createSqliteHere(),
    locals: createLocalStore(undefined),
    send: async request => ({
      status: 200,
      headers: {'content-type': 'application/json'},
      // It is freed once it is read.
      body: new Uint8Array(pages[Number(request.query.page) - 1] ?? []),
    }),
    secrets: () => [],
    identify: () => {
      throw new Error('a query asks for no account');
    },
    allowFiles: false,
    dryRun: false,
    readOnly: true,
    yes: false,
    staleAfter: 0,
    maxChanges: 0,
    concurrency: 8,
  };
  const result = await collectResult(runPlan(plan, context));
  let length = 0;
  for (const text of formatResult('jsonl', {...result, requests: 0})) length += text.length;
  return length;
}
