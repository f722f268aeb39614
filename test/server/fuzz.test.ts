import test from 'ava';
import {fuzzServer, messageSize} from './fuzz/fuzz-server.js';
import {withServer} from './with-server.js';

test('whatever bytes come, the server answers or ends the session, and has no bug', async t => {
  const {server} = await withServer(t, {allowWrites: true, limits: {messageSize}});
  const {answered, ended} = await fuzzServer(server, {seed: 1, count: 2400});
  t.is(answered + ended, 60);
  t.true(answered > 5 && ended > 5, `${answered} answered, ${ended} ended`);
});
