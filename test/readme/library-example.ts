import {createEngine, linode, startSandbox, vmware, xeonr} from 'rowgate';

const sandbox = await startSandbox();
const engine = createEngine({providers: [linode, vmware, xeonr], env: sandbox.env});

const {columns, rows, requests} = await engine.query(
  'SELECT label, public FROM linode.account.oauth_clients WHERE label LIKE :pattern',
  {pattern: '%mobile%'},
);
console.log(
  columns.map(column => column.name),
  rows,
  requests,
);

const preview = await engine.query(
  "DELETE FROM linode.profile.apps WHERE label = 'Cloud Broom'",
  {},
  {dryRun: true},
);
console.log(preview.rows);

await engine.close();
await sandbox.close();
