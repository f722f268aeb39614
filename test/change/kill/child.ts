import {openSecretFile} from '../../../src/change/secret-sink.js';
import {createEngine} from '../../../src/engine.js';
import {RowgateError} from '../../../src/errors.js';
import type {Result, RunOptions} from '../../../src/index.js';
import {linode, vmware} from '../../../src/providers/index.js';
import {journalled, resume} from '../recorded-run.js';
import {dieAt} from './die.js';
import type {Task, Told} from './task.js';

const task = JSON.parse(process.argv[2] ?? '') as Task;
const {env, journal, sql, concurrency, secretsTo} = task;
if (task.death !== undefined) dieAt(task, task.death);

const engine = createEngine({providers: [linode, vmware], env, concurrency, maxChanges: 1000});
const secretSink = secretsTo === undefined ? undefined : openSecretFile(secretsTo);
const options: RunOptions = {yes: true, ...(secretSink && {secretSink})};

async function work(): Promise<Result | undefined> {
  if (sql === undefined) {
    return resume(engine, journal, {...options, retryUnknown: task.retryUnknown ?? false});
  }
  let last: Result | undefined;
  for await (const result of engine.run(sql, {}, {...options, ...journalled(engine, journal)})) last = result;
  return last;
}

async function tell(): Promise<Told> {
  try {
    const {outcomes = [], notes = [], rows = []} = (await work()) ?? {};
    return {outcomes: outcomes.map(({kind}) => kind), notes, rows};
  } catch (error) {
    if (!(error instanceof RowgateError)) throw error;
    return {error: {code: error.code, message: error.message}};
  }
}

process.stdout.write(JSON.stringify(await tell()));
await engine.close();
