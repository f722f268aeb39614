import test from 'ava';
import {createEngine} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';

const engine = createEngine({providers: Object.values(providers), env: {}});
test.after.always(() => engine.close());

const immediate = ['immediate', 'the old secret stops working at once'];
const overlapping = [
  'overlapping',
  'the old and the new secret both work until end_secret_rotation, or until the API ends it',
];

const cases = {
  'linode.account.oauth_clients.reset_secret': immediate,
  'linode.account.oauth_clients.post_reset_client_secret': immediate,
  'vmware.csp.oauth_apps.regenerate_secret': immediate,
  'vmware.csp.oauth_apps.rotate_secret': overlapping,
  'xeonr.auth.clients.regenerate_secret': immediate,
  'vmware.csp.oauth_apps.end_secret_rotation': undefined,
  'linode.account.oauth_clients.delete_client': undefined,
};

for (const [method, expected] of Object.entries(cases)) {
  test(`DESCRIBE METHOD ${method} tells ${expected?.[0] ?? 'of no'} rotation`, async t => {
    for (const extended of ['', 'EXTENDED ']) {
      const {rows} = await engine.query(`DESCRIBE METHOD ${extended}${method}`);
      const told = rows.filter(([, name]) => name === 'rotation').map(([, , , kind, what]) => [kind, what]);
      t.deepEqual(told, expected === undefined ? [] : [expected]);
    }
  });
}

test('every procedure that reveals a secret says how it rotates', t => {
  const methods = engine.catalog.resources.flatMap(({resource}) => resource.methods);
  const revealing = methods.filter(each => each.verb === 'exec' && each.reveals !== undefined);
  t.is(revealing.length, 3);
  t.true(revealing.every(each => each.rotation !== undefined));
});
