import test from 'ava';
import {authenticate} from '../../../src/sandbox/linode/authenticate.js';
import {completeBehaviour} from '../../../src/sandbox/linode/behaviour.js';

test('a token is good until the second in which it ends', t => {
  const row = {id: 1, scopes: '*', created: '2026-01-01T00:00:00', label: '', token: 'abc'};
  const tokens = new Map([[1, {...row, expiry: '2026-03-01T12:00:00'}]]);
  const ask = (time: string) =>
    authenticate(tokens, completeBehaviour(), 'Bearer abc', new Date(time))?.id ?? null;
  t.is(ask('2026-03-01T11:59:59.900Z'), 1);
  t.is(ask('2026-03-01T12:00:00.000Z'), null);
});
