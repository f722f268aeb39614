import test from 'ava';
import {formats, isFormatName} from '../../src/format/index.js';

test('the formats by name', t => {
  t.deepEqual(Object.keys(formats), ['table', 'json', 'jsonl', 'csv', 'markdown', 'diff']);
  for (const name of Object.keys(formats)) t.true(isFormatName(name));
  for (const name of ['', 'line', 'JSON', 'toString', '__proto__']) t.false(isFormatName(name));
});
