import test from 'ava';
import {letIn} from './fuzz/crowd.js';
import {fuzzServer, messageSize} from './fuzz/fuzz-server.js';
import {withServer} from './with-server.js';

test('whatever bytes come, the server answers or ends the session, and has no bug', async t => {
  const {server} = await withServer(t, {allowWrites: true, limits: {messageSize}});
  const {answered, ended} = await fuzzServer(server, {seed: 1, count: 2400});
  t.is(answered + ended, 60);
  t.true(answered > 5 && ended > 5, `${answered} answered, ${ended} ended`);
});

test('many clients at once have each their own rows, whatever others do', async t => {
  const {server} = await withServer(t);
  await t.notThrowsAsync(letIn(server, {clients: 12, queries: 10, rows: 5000, seed: 1}));
});
