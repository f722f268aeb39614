import test from 'ava';
import {formatResult} from '../../src/format/index.js';

test('a secret is never shortened, however narrow the terminal', t => {
  const secret = 'f'.repeat(64);
  const result = {
    columns: [
      {name: 'label', type: 'text' as const},
      {name: 'secret', type: 'text' as const, secret: true},
    ],
    rows: [['a label that is rather long for this', secret]],
    complete: true as const,
    requests: 1,
    notes: [],
  };
  const text = [...formatResult('table', result, {width: 40})].join('');
  t.true(text.includes(secret));
  t.true(text.includes('label = a label that is rather long for this'.slice(0, 30)));
});
