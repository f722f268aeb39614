import {callCases} from './call-cases.js';
import {countCalls} from './count-calls.js';
import {type Measurement, measurementOf} from './measurement.js';

/** Calls for each query, against the fewest possible. */
export async function measureRequests(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const each of callCases) {
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
