import test from 'ava';
import {suites} from './suites.js';

for (const [name, measure] of Object.entries(suites)) {
  test(`the suite "${name}" works`, async t => {
    const measurements = await measure({small: true});
    t.true(measurements.length > 0);
    t.deepEqual(
      measurements.filter(each => each.suite !== name || !Number.isFinite(each.figure) || !(each.floor >= 0)),
      [],
    );
  });
}
