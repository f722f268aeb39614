import {compareTurns, type Measurement} from '../measurement.js';
import {rowgate, runProgram} from '../process/run-program.js';
import type {SuiteOptions} from '../suite.js';
import {type Costs, takeTurns} from '../take-turns.js';

const commands: Readonly<Record<string, readonly string[]>> = {
  'rowgate query "SELECT 1"': ['query', 'SELECT 1'],
  'rowgate --help': ['--help'],
  'a query of the sandbox': ['query', '--sandbox', 'SELECT label, expiry FROM linode.profile.apps'],
  'one that SQLite answers': [
    ...['query', '--sandbox', '--format', 'table'],
    "SELECT scopes, count(*) FROM linode.profile.apps WHERE label LIKE '%a%' GROUP BY scopes",
  ],
};

/** What short commands take from start to end, against Node that does nothing. */
export async function measureStart({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const bare = 'node -e 0';
  const programs = {
    [bare]: ['-e', '0'],
    ...Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, [rowgate, ...args]])),
  };
  const ways = Object.entries(programs).map(([name, args]) => [name, () => runProgram(args)]);
  const costs: Readonly<Record<string, Costs>> = await takeTurns(Object.fromEntries(ways), small ? 1 : 15);
  return Object.keys(commands).flatMap(name =>
    (['wall', 'cpu'] as const).map(clock =>
      compareTurns(
        {suite: 'start', case: `${name}, to ${bare}`, unit: clock === 'wall' ? 'ms' : 'ms CPU'},
        costs[name]?.[clock] ?? [],
        costs[bare]?.[clock] ?? [],
      ),
    ),
  );
}
