import test from 'ava';
import {formats, isFormatName} from '../../src/format/index.js';

test('the formats by name', t => {
  t.deepEqual(Object.keys(formats), ['table', 'line', 'json', 'jsonl', 'csv', 'markdown', 'diff']);
  for (const name of Object.keys(formats)) t.true(isFormatName(name));
  for (const name of ['', 'lines', 'JSON', 'toString', '__proto__']) t.false(isFormatName(name));
});
