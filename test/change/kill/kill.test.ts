import test from 'ava';
import {playScenarios} from './play-scenarios.js';

const points = 50;
const seed = Number(process.env.ROWGATE_SEED ?? 4);

test('a run that is killed anywhere is gone on with: no change twice, none lost, every outcome true', async t => {
  // Each kill takes a process of its own.
  t.timeout(600_000);
  const {kills, scenarios, violations} = await playScenarios(points, seed);
  t.log(`${kills} kills, ${violations.length} violations (${scenarios} scenarios from ${seed} on)`);
  t.deepEqual(
    violations,
    [],
    'to play one again: npm run test:kills -- --points 1 --verbose --seed its number',
  );
  t.true(kills >= points);
});
