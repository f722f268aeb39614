import test from 'ava';
import {suggestionHint, suggestName} from '../../src/catalog/suggest.js';

const names = ['oauth_clients', 'logins', 'apps', 'tokens', 'devices', 'id'];

const cases: readonly (readonly [name: string, suggestion: string | undefined])[] = [
  ['oauth_client', 'oauth_clients'],
  ['clients', 'oauth_clients'],
  ['OAuth_Clients', 'oauth_clients'],
  ['lgoins', 'logins'],
  ['login', 'logins'],
  ['app', 'apps'],
  ['tokesn', 'tokens'],
  ['ip', 'id'],
  ['servers', undefined],
  ['x', undefined],
  ['', undefined],
];

for (const [name, suggestion] of cases) {
  test(`"${name}" may mean ${suggestion ?? 'nothing'}`, t => {
    t.is(suggestName(name, names), suggestion);
  });
}

test('of two near names the nearer one is suggested', t => {
  t.is(suggestName('lable', ['tables', 'label']), 'label');
});

test('a hint has the suggestion, or else what there is, if there is anything', t => {
  t.is(suggestionHint('lgoins', names, 'Resources'), 'Did you mean "logins"?');
  t.is(suggestionHint('servers', ['apps', 'logins'], 'Resources'), 'Resources: apps, logins.');
  t.is(suggestionHint('servers', [], 'Resources'), undefined);
});
