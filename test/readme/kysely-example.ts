import {Kysely} from 'kysely';
import {createEngine, linode, startSandbox} from 'rowgate';
import {type Database, exec, RowgateDialect} from 'rowgate/kysely';

const sandbox = await startSandbox();
const engine = createEngine({providers: [linode], env: sandbox.env});
const db = new Kysely<Database<typeof linode>>({dialect: new RowgateDialect({engine, yes: true})});

const clients = await db
  .selectFrom('linode/account/oauth_clients as client')
  .innerJoin('linode/profile/apps as app', 'app.label', 'client.label')
  .select(['client.id', 'client.label', 'app.expiry'])
  .where('client.status', '=', 'active')
  .orderBy('client.label')
  .execute();
await db.transaction().execute(async changes => {
  for (const {id, label} of clients) {
    await changes
      .updateTable('linode/account/oauth_clients')
      .set({label: `${label} (authorized)`})
      .where('clientId', '=', id)
      .execute();
  }
});
for (const {id} of clients.slice(0, 1)) {
  const method = 'linode.account.oauth_clients.post_reset_client_secret';
  const [client] = await exec(db, method, {clientId: id});
  console.log(client?.label, client?.secret.length);
}

await db.destroy();
await sandbox.close();
