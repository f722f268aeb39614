// What is published loads in a third of the time, and each kill takes a process.
import {
  createEngine,
  linode,
  openSecretFile,
  type Result,
  RowgateError,
  type RunOptions,
  readJournal,
  startJournal,
  vmware,
} from 'rowgate';
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
    return engine.resume(readJournal(journal), {...options, retryUnknown: task.retryUnknown ?? false});
  }
  const {catalog} = engine;
  const journalled: RunOptions = {
    ...options,
    startJournal: (changeSets, accounts) =>
      startJournal(journal, 'run-of-a-test', {changeSets, accounts, catalog}),
  };
  let last: Result | undefined;
  for await (const result of engine.run(sql, {}, journalled)) last = result;
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
