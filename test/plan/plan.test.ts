import test from 'ava';
import {createEngine, linode, RowgateError} from '../../src/index.js';
import {startRecordingServer} from '../engine/recording-server.js';
import {answerLists, printRequest} from './answer-lists.js';
import {changeCases} from './change-cases.js';
import {company} from './company.js';
import {countCases} from './count-cases.js';
import {dependentCases} from './dependent-cases.js';
import {errorCases} from './error-cases.js';
import {joinCases} from './join-cases.js';
import {keyCases} from './key-cases.js';
import {limitCases} from './limit-cases.js';
import {printScan} from './print-plan.js';
import {pushdownCases} from './pushdown-cases.js';
import {timestampCases} from './timestamp-cases.js';
import {writeErrorCases} from './write-error-cases.js';

const server = await startRecordingServer(answerLists);
const env = {
  LINODE_URL: server.url,
  LINODE_TOKEN: 'token-of-the-test',
  COMPANY_URL: server.url,
  COMPANY_TOKEN: 'token-of-the-test',
};
const engine = createEngine({providers: [linode, company], env});
test.after.always(async () => {
  await engine.close();
  await server.close();
});

const reads = {
  pushdown: pushdownCases,
  key: keyCases,
  join: joinCases,
  dependent: dependentCases,
  limit: limitCases,
  count: countCases,
  timestamp: timestampCases,
};

for (const [group, cases] of Object.entries(reads)) {
  for (const {name, sql, ...expected} of cases) {
    // One after the other, so that the requests are surely this statement's.
    test.serial(`${group}: ${name}`, async t => {
      const [plan] = await engine.planStatements(sql);
      if (plan?.kind !== 'query') {
        t.fail(`planned as ${plan?.kind}`);
        return;
      }
      server.requests.splice(0);
      await engine.query(sql);
      const {enough} = plan;
      t.deepEqual(
        {
          scans: plan.scans.map(printScan),
          ...(enough !== undefined && {enough}),
          runs: plan.sql,
          requests: server.requests.map(printRequest).sort(),
        },
        expected,
      );
    });
  }
}

for (const {name, sql, ...expected} of changeCases) {
  test.serial(`change: ${name}`, async t => {
    server.requests.splice(0);
    const [plan] = await engine.planStatements(sql);
    if (plan?.kind !== 'change') {
      t.fail(`planned as ${plan?.kind}`);
      return;
    }
    const {verb, resource, method, isEach, before, set, find, returning} = plan;
    t.deepEqual(
      {
        calls: `${verb} ${resource}.${method}${isEach ? ' for each' : ''}`,
        before: before.join(' '),
        set: set.join(' '),
        scans: find.scans.map(printScan),
        find: find.sql,
        ...(returning && {returning: returning.sql}),
      },
      expected,
    );
    t.deepEqual(server.lines(), []);
  });
}

for (const {name, sql, ...expected} of [...errorCases, ...writeErrorCases]) {
  test.serial(`error: ${name}`, async t => {
    server.requests.splice(0);
    const error = await t.throwsAsync<RowgateError>(engine.query(sql, [], {yes: true}), {
      instanceOf: RowgateError,
    });
    const {code, message, hint, position} = error ?? {};
    t.deepEqual({code, says: message, ...(hint !== undefined && {hint}), at: position?.column}, expected);
    t.deepEqual(server.lines(), []);
  });
}
