import {createEngine, linode, readJournal, startJournal, startSandbox} from 'rowgate';

const sandbox = await startSandbox();
const engine = createEngine({providers: [linode], env: sandbox.env});
const file = `run-${Date.now()}.jsonl`;

const plan = await engine.plan(
  "UPDATE oauth_clients SET label = label || ' (old)' WHERE status = 'disabled'",
);
for await (const {key, outcome, index, total} of engine.apply(plan, {
  yes: true,
  startJournal: (changeSets, accounts) =>
    startJournal(file, 'mark-disabled', {changeSets, accounts, catalog: engine.catalog}),
})) {
  console.log(`${index + 1} of ${total}: ${key} ${outcome.kind}`);
}
await engine.undo(readJournal(file), {yes: true});

await engine.close();
await sandbox.close();
