import test from 'ava';
import {describeScope} from '../../../src/cli/estate-page/describe-scope.js';
import {renderHeatMap} from '../../../src/cli/estate-page/heat-map.js';

test('a scope says what it is about, and how much of it', t => {
  const cases = {
    '*': ['*', 'all'],
    admin: ['admin', 'all'],
    'domains:read_only': ['domains', 'read'],
    'domains:read_write': ['domains', 'write'],
    'oauth:clients:manage': ['oauth:clients', 'write'],
    'buckets:READ': ['buckets', 'read'],
    openid: ['openid', 'held'],
    'a:b': ['a:b', 'held'],
    ':read': [':read', 'held'],
    'https://www.example.com/auth/drive.readonly': ['https://www.example.com/auth/drive.readonly', 'held'],
  };
  for (const [scope, [about = '', level = '']] of Object.entries(cases)) {
    t.deepEqual(Object.values(describeScope(scope)), [about, level], scope);
  }
});

const grant = (name: string, scope: string) => ({...{provider: 'a', kind: 'app', name, scope}, grants: 1});

test('an app is one row with the most that it may do, the widest first', t => {
  const {html} = renderHeatMap('map', 'a', [
    grant('One', 'x:read'),
    grant('One', 'x:write'),
    grant('Two', '*'),
    grant('Three', 'x:read'),
  ]);
  const titles = Array.from(html.matchAll(/<rect[^>]*><title>([^<]*)</g), ([, title]) => title);
  t.deepEqual(titles, ['Two: *, all', 'One: x, write', 'Three: x, read']);
  t.false(html.includes('The table has all'));
});

test('a map that would be too large says what it leaves out', t => {
  const scopes = Array.from({length: 60}, (_, at) => grant(`app ${at}`, `scope${at}:read`));
  const {html} = renderHeatMap('map', 'a', scopes);
  t.true(html.includes('The 40 widest of 60 apps, and 30 of 60 kinds of scope. The table has all.'));
});
