import test from 'ava';
import {renderWeeks} from '../../../src/cli/estate-page/week-columns.js';

const madeAt = '2026-02-03T04:05:06.000Z';

const grant = (name: string, daysLeft: number, kind = 'app') => ({
  ...{provider: 'linode', kind, name, id: name, daysLeft},
  ends: new Date(Date.parse(madeAt) + daysLeft * 86_400_000).toISOString(),
});

const titles = (html: string) =>
  Array.from(html.matchAll(/<rect x="([\d.]+)%"[^>]*><title>([^<]*)</g), ([, x, title]) => [
    Number(x),
    title,
  ]);

test('each grant is a block in its week', t => {
  const {html} = renderWeeks([grant('a', 0.1), grant('b', 6.9, 'token'), grant('c', 7)], madeAt);
  const found = titles(html);
  t.deepEqual(
    found.map(([, title]) => title),
    ['a (app) ends on 2026-02-03', 'b (token) ends on 2026-02-10', 'c (app) ends on 2026-02-10'],
  );
  t.is(found[0]?.[0], found[1]?.[0]);
  t.true(Number(found[2]?.[0]) > Number(found[1]?.[0]));
  t.true(html.includes('3 grants in all; most, 2, in week 1.'));
  t.deepEqual(
    Array.from(html.matchAll(/class="remark">([^<]*)</g), ([, text]) => text),
    ['today', '3 Mar', '31 Mar', '28 Apr'],
  );
});

test('so many that blocks would not be seen are one block of a kind', t => {
  const many = Array.from({length: 90}, (_, at) => grant(`n${at}`, 8, at % 3 === 0 ? 'token' : 'app'));
  t.deepEqual(
    titles(renderWeeks(many, madeAt).html).map(([, title]) => title),
    ['60 apps', '30 tokens'],
  );
});
