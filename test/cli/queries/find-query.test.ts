import path from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {findQuery} from '../../../src/cli/queries/find-query.js';
import {RowgateError} from '../../../src/index.js';

const queries = ['grants/ending', 'linode/account/logins', 'linode/profile/logins', 'mine', 'x/mine'].map(
  name => ({name, path: `/q/${name}.sql`, isOwn: false, hides: false}),
);

test('a query is found by its name or the end of it', t => {
  const cases = {
    'grants/ending': 'grants/ending',
    ending: 'grants/ending',
    'Ending.sql': 'grants/ending',
    'grants.ending': 'grants/ending',
    'linode.profile.logins': 'linode/profile/logins',
    'profile/logins': 'linode/profile/logins',
    mine: 'mine',
  };
  for (const [given, name] of Object.entries(cases)) t.is(findQuery(given, queries).name, name, given);
});

test('a path is that of a file', t => {
  for (const given of ['./ending', '../x.sql', '/tmp/x.sql']) {
    t.deepEqual(findQuery(given, queries), {name: given, path: given, isOwn: true, hides: false});
  }
});

const here = path.relative('', fileURLToPath(import.meta.url));

test('a name of none or of several is an error that says which there are', t => {
  const cases: readonly (readonly [string | undefined, RegExp, RegExp])[] = [
    [undefined, /^which query\?/, /^rowgate queries lists them\.$/],
    ['logins', /several queries "logins"/, /^Say which: linode\/account\/logins, linode\/profile\/logins\.$/],
    [here, /no query/, /^There is a file of that name: rowgate run \.\/.*find-query\.test\.js$/],
    ['endin', /no query "endin"/, /^Did you mean "grants\/ending"\? rowgate queries lists them\.$/],
    ['nothing-like-it', /no query/, /^rowgate queries lists them\.$/],
  ];
  for (const [given, message, hint] of cases) {
    const error = t.throws(() => findQuery(given, queries), {instanceOf: RowgateError});
    t.is(error?.code, 'usage');
    t.regex(error?.message ?? '', message);
    t.regex(error?.hint ?? '', hint);
  }
});
