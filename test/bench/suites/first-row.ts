import path from 'node:path';
import {compareTurns, type Measurement} from '../measurement.js';
import {rowgate, runProgram} from '../process/run-program.js';
import {pageSize} from '../server/client-rows.js';
import {startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';
import {takeTurns} from '../take-turns.js';

const printer = path.join(import.meta.dirname, '../process/print-clients.js');

/** Time from a command to its first row, against a program that prints each page as it comes. */
export async function measureFirstRow({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const pages = small ? 3 : 100;
  const server = await startClientServer({rows: pages * pageSize, latency: 20});
  const untilFirst = async (args: readonly string[]) => {
    const cost = await runProgram(args, server.env);
    return {...cost, wall: cost.first};
  };
  const sql = 'SELECT * FROM linode.account.oauth_clients';
  try {
    const costs = await takeTurns(
      {
        engine: () => untilFirst([rowgate, 'query', '--format', 'jsonl', sql]),
        printer: () => untilFirst([printer, 'jsonl', server.list]),
      },
      small ? 1 : 9,
    );
    const name = `first row of ${pages} pages, to a program that prints each page as it comes`;
    return [
      compareTurns({suite: 'first row', case: name, unit: 'ms'}, costs.engine.wall, costs.printer.wall),
    ];
  } finally {
    server.close();
  }
}
