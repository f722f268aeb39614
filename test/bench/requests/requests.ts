import {type Measurement, measurementOf} from '../measurement.js';
import type {SuiteOptions} from '../suite.js';
import {callCases} from './call-cases.js';
import {countCalls} from './count-calls.js';

/** Calls for each query, against the fewest possible. */
export async function measureRequests({small}: SuiteOptions): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const each of small ? callCases.slice(0, 3) : callCases) {
    const calls = await countCalls(each);
    measurements.push(
      measurementOf({
        suite: 'requests',
        case: each.name,
        figure: calls.length,
        floor: each.least,
        unit: 'calls',
      }),
    );
  }
  return measurements;
}
