import path from 'node:path';
import {type Measurement, measurementOf} from '../measurement.js';
import {type ProgramCost, rowgate, runProgram} from '../process/run-program.js';
import {pageAt, pageSize} from '../server/client-rows.js';
import {type ClientServer, startClientServer} from '../server/start-client-server.js';
import type {SuiteOptions} from '../suite.js';

const programs = path.join(import.meta.dirname, '../process');
const table = 'linode.account.oauth_clients';

/** The most memory that a process has: streaming rows, counting them, and holding them. */
export async function measureMemory({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const many = small ? 2000 : 1_000_000;
  const held = small ? 1000 : 100_000;
  return [
    ...(await onServer(many, server => measurePassing(many, server))),
    ...(await onServer(held, server => measureHeld(held, server))),
  ];
}

async function onServer(
  rows: number,
  measure: (server: ClientServer) => Promise<readonly Measurement[]>,
): Promise<readonly Measurement[]> {
  const server = await startClientServer({rows, latency: 0});
  try {
    return await measure(server);
  } finally {
    server.close();
  }
}

async function measurePassing(rows: number, {list, env}: ClientServer): Promise<readonly Measurement[]> {
  const query = (sql: string) => runProgram([rowgate, 'query', '--format', 'csv', sql], env);
  const print = (form: string) => runProgram([path.join(programs, 'print-clients.js'), form, list], env);
  const count = rows.toLocaleString('en');
  const compare = (name: string, figure: ProgramCost, floor: ProgramCost) =>
    measurementOf({
      suite: 'memory',
      case: `${count} rows ${name}, to a plain loop that does`,
      figure: figure.peak,
      floor: floor.peak,
      unit: 'MB',
    });
  return [
    compare('streamed to csv', await query(`SELECT * FROM ${table}`), await print('csv')),
    compare(
      'filtered and counted',
      await query(`SELECT count(*) FROM ${table} WHERE status = 'disabled'`),
      await print('count'),
    ),
  ];
}

async function measureHeld(rows: number, {env}: ClientServer): Promise<readonly Measurement[]> {
  const pages = Array.from({length: rows / pageSize}, (_, index) => pageAt(index + 1, rows).length);
  const bytes = pages.reduce((sum, length) => sum + length, 0);
  const {output} = await runProgram([path.join(programs, 'hold-rows.js')], env);
  return [
    measurementOf({
      suite: 'memory',
      case: `${rows.toLocaleString('en')} rows held, to their JSON text`,
      figure: Number(output),
      floor: bytes / 2 ** 20,
      unit: 'MB',
    }),
  ];
}
