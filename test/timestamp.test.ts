import test from 'ava';
import {formatTimestamp, normaliseTimestamp} from '../src/timestamp.js';

const forms: Readonly<Record<string, string | undefined>> = {
  '2026-01-31': '2026-01-31T00:00:00',
  '2026-01-31 10:00': '2026-01-31T10:00:00',
  '2026-01-31T10:00:00': '2026-01-31T10:00:00',
  '2026-01-31 10:00:00': '2026-01-31T10:00:00',
  '2026-01-31t10:00:00z': '2026-01-31T10:00:00',
  '2026-01-31T10:00:00Z': '2026-01-31T10:00:00',
  '2026-01-31T10:00:00+02:00': '2026-01-31T08:00:00',
  '2026-01-31T10:00:00 +0200': '2026-01-31T08:00:00',
  '2026-01-31T10:00:00-05': '2026-01-31T15:00:00',
  '2026-01-31T23:30:00-01:00': '2026-02-01T00:30:00',
  '2026-01-31T10:00:00.500Z': '2026-01-31T10:00:00.5',
  '2026-01-31T10:00:00.000': '2026-01-31T10:00:00',
  '2026-01-31T10:00:00.123456789+01:00': '2026-01-31T09:00:00.123456789',
  ' 2026-01-31 ': '2026-01-31T00:00:00',
  '2026-01-31T24:00:00': '2026-02-01T00:00:00',
  '2024-02-29': '2024-02-29T00:00:00',
  '2999-12-12T05:00:00': '2999-12-12T05:00:00',
  '0000-01-01T00:00:00+01:00': undefined,
  '2026-02-29': undefined,
  '2026-13-01': undefined,
  '2026-01-31T25:00:00': undefined,
  '2026-01-31T10:60:00': undefined,
  '2026-01-31Z': undefined,
  '2026-01-31T10:00:00+25:00': undefined,
  '10:00': undefined,
  '2460000.5': undefined,
  never: undefined,
  '': undefined,
};

for (const [text, expected] of Object.entries(forms)) {
  test(`normalises "${text}"`, t => {
    t.is(normaliseTimestamp(text), expected);
  });
}

test('the text of local timestamps sorts as the times do', t => {
  const texts = ['2026-01-31', '2026-01-31T00:00:00.001', '2026-01-31 00:00:01', '2026-01-31T01:00:00+00:30'];
  const local = texts.map(normaliseTimestamp);
  t.deepEqual([...local].reverse().sort(), local);
});

test('shows a local timestamp with Z, and other text as it is', t => {
  t.is(formatTimestamp('2026-01-31T10:00:00.5'), '2026-01-31T10:00:00.5Z');
  t.is(formatTimestamp('2026-01-31'), '2026-01-31');
  t.is(formatTimestamp('soon'), 'soon');
});
