import {parseArgs} from 'node:util';
import {playScenarios} from './play-scenarios.js';

const {values} = parseArgs({
  options: {
    points: {type: 'string', default: '1000'},
    seed: {type: 'string', default: '1'},
    verbose: {type: 'boolean'},
  },
});
const {kills, scenarios, violations} = await playScenarios(
  Number(values.points),
  Number(values.seed),
  (number, played) => {
    if (values.verbose) console.log(`${number}: ${played.story}`);
    for (const violation of played.violations) console.log(`${number}: ${violation} (${played.story})`);
  },
);
console.log(
  `${kills} kills in ${scenarios} scenarios from ${values.seed} on, ${violations.length} violations`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
