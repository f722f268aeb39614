import test from 'ava';
import {formats, outputFormats} from '../../src/format/index.js';

test('the formats by name', t => {
  t.deepEqual(Object.keys(formats), ['table', 'line', 'json', 'jsonl', 'csv', 'markdown', 'diff']);
  t.deepEqual(outputFormats, [...Object.keys(formats), 'parquet'] as typeof outputFormats);
});
