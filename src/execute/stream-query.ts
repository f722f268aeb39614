import {setImmediate} from 'node:timers/promises';
import {RowgateError} from '../errors.js';
import type {QueryPlan} from '../plan/plan.js';
import {freeBody} from '../request/free-body.js';
import type {Request, Response} from '../request/request.js';
import type {ExecuteContext} from './execute-context.js';
import type {Fetcher} from './fetcher.js';
import {fillTables} from './fill-tables.js';
import {createFindings, type Findings} from './findings.js';
import type {LocalRow} from './local-database.js';
import {passRows} from './pass-rows.js';
import {createFetchCounter} from './read-progress.js';
import type {PlanEnd} from './result.js';
import {openStatementDatabase} from './sqlite/statement-database.js';
import {createUnderWay} from './under-way.js';

/** Rows of given tables, by table. */
export type GivenRows = ReadonlyMap<string, readonly LocalRow[]>;

/**
 * Runs a read, and gives its rows in batches: as they come where the plan allows it, or else once all are there that they are
 * made of. No more is asked for than a few pages ahead of what is taken; to leave early gives up what is under way. SQLite
 * sees the SQL before anything is fetched, so that what it doesn't take costs no call.
 *
 * @throws RowgateError of any call that fails, before or after some rows.
 */
export async function* streamQuery(
  plan: QueryPlan,
  context: ExecuteContext,
  given: GivenRows = new Map(),
): AsyncGenerator<readonly LocalRow[], PlanEnd> {
  const underWay = createUnderWay(context.signal);
  const send = (request: Request) => underWay.run(signal => context.send(request, signal));
  const findings = createFindings();
  const fetcher: Fetcher = {
    ...(plan.scans.length > 1 ? sendOnce(send) : {get: send, free: freeBody}),
    secrets: context.secrets,
    concurrency: context.concurrency,
    ...findings,
    ...createFetchCounter(context.onProgress),
  };
  try {
    yield* plan.passing === undefined
      ? queryTables(plan, context, fetcher, findings, given)
      : passRows(plan, plan.passing, context, fetcher);
    if (context.signal?.aborted) throw cancelled();
    return findings.end();
  } finally {
    // What is still under way for an answer that nobody wants is given up.
    underWay.end();
  }
}

/** Fills the local tables, then runs the plan's SQL over them. */
async function* queryTables(
  plan: QueryPlan,
  context: ExecuteContext,
  fetcher: Fetcher,
  {isOrdered}: Findings,
  given: GivenRows,
): AsyncGenerator<readonly LocalRow[]> {
  const session = await context.sqlite.begin(context.signal);
  try {
    const database = await openStatementDatabase(session.ask, {
      allowFiles: context.allowFiles,
      sql: plan.sql,
    });
    if (plan.locals !== undefined) await context.locals.attach(session.ask, database);
    if (context.stage !== undefined) await database.attachStage(context.stage);
    for (const {table, columns} of plan.given) {
      await database.createTable(table, columns);
      await database.insert(table, columns, given.get(table) ?? []);
    }
    for (const {table, columns} of plan.scans) await database.createTable(table, columns);
    const query = await database.prepare(plan.sql);
    const hasEnough = async () =>
      plan.enough !== undefined && isOrdered() && (await query.run(plan.parameters)).length >= plan.enough;
    await fillTables(plan, context, database, fetcher, hasEnough);
    if (context.signal?.aborted) throw cancelled();
    context.onProgress?.({kind: 'computing'});
    for await (const rows of query.runInBatches(plan.parameters)) {
      yield rows;
      // Other work has its turn, and so has an interrupt.
      await setImmediate();
      if (context.signal?.aborted) throw cancelled();
    }
  } finally {
    session.end();
  }
}

function cancelled(): RowgateError {
  return new RowgateError('cancelled', 'the query was cancelled');
}

/** Any answer may be asked for again. */
function sendOnce(send: (request: Request) => Promise<Response>): Pick<Fetcher, 'get' | 'free'> {
  const sent = new Map<string, Promise<Response>>();
  return {
    get: request => {
      const key = JSON.stringify(request);
      const response = sent.get(key) ?? send(request);
      sent.set(key, response);
      return response;
    },
    free: () => {},
  };
}
