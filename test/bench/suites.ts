import {measureRequests} from './requests/requests.js';
import type {Suite} from './suite.js';
import {measureChange} from './suites/change.js';
import {measureFirstRow} from './suites/first-row.js';
import {measureGrowth} from './suites/growth.js';
import {measureList} from './suites/list.js';
import {measureLocal} from './suites/local.js';
import {measureMemory} from './suites/memory.js';
import {measurePace} from './suites/pace.js';
import {measurePackage} from './suites/package.js';
import {measureParseAndPlan} from './suites/parse-and-plan.js';
import {measureStart} from './suites/start.js';
import {measureWire} from './suites/wire.js';

/** The suites by the names that `--suite` takes, in the order in which they run. */
export const suites: Readonly<Record<string, Suite>> = {
  requests: measureRequests,
  list: measureList,
  local: measureLocal,
  'first row': measureFirstRow,
  start: measureStart,
  change: measureChange,
  pace: measurePace,
  memory: measureMemory,
  wire: measureWire,
  'parse and plan': measureParseAndPlan,
  growth: measureGrowth,
  package: measurePackage,
};
