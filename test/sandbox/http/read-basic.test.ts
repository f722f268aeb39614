import test from 'ava';
import {readBasic} from '../../../src/sandbox/http/read-basic.js';

const encode = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

test('credentials are read as they stand, and decoded where that differs', t => {
  t.deepEqual(readBasic(encode('a:b:c')), [{name: 'a', password: 'b:c'}]);
  t.deepEqual(readBasic(encode('a:')), [{name: 'a', password: ''}]);
  t.deepEqual(readBasic(encode('a%40b:c+d')), [
    {name: 'a%40b', password: 'c+d'},
    {name: 'a@b', password: 'c d'},
  ]);
  // No encoding at all, but a secret with a percent sign.
  t.deepEqual(readBasic(encode('a:100%')), [{name: 'a', password: '100%'}]);
});

test('anything else has none', t => {
  for (const header of [undefined, '', 'Basic', 'Bearer YTpi', encode('a')]) {
    t.deepEqual(readBasic(header), []);
  }
});
