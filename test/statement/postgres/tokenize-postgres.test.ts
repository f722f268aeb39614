import test from 'ava';
import {RowgateError} from '../../../src/errors.js';
import {tokenizePostgres} from '../../../src/statement/postgres/tokenize-postgres.js';

const texts = (source: string) =>
  tokenizePostgres(source)
    .tokens.slice(0, -1)
    .map(token => `${token.type} ${token.value}`);

test('strings in all their forms', t => {
  t.deepEqual(texts("'it''s' E'a\\n\\'\\u00e9\\x41\\101\\\\' n'x' $$a'b$$ $t$ $$ $t$"), [
    "string it's",
    "string a\n'éAA\\",
    'string x',
    "string a'b",
    'string  $$ ',
  ]);
});

test('strings on lines of their own are one', t => {
  const source = "'a'\n  'b' 'c'";
  const {tokens} = tokenizePostgres(source);
  t.deepEqual(texts(source), ['string ab', 'string c']);
  t.deepEqual([tokens[0]?.start, tokens[0]?.end], [0, source.indexOf(" 'c'")]);
});

test('comments nest', t => {
  t.deepEqual(texts('a /* b /* c */ d */ e -- f\n g'), ['word a', 'word e', 'word g']);
});

test('operators are the longest that there are', t => {
  t.deepEqual(
    texts('a->>b->c#>>d#>e@>f<@g?h?|i?&j!~*k!~l~*m~n::o||p<>q!=r^s&&t[1:2]')
      .filter(text => text.startsWith('symbol'))
      .map(text => text.slice(7)),
    '->> -> #>> #> @> <@ ? ?| ?& !~* !~ ~* ~ :: || <> != ^ && [ : ]'.split(' '),
  );
  t.deepEqual(texts('a=-1'), ['word a', 'symbol =', 'symbol -', 'number 1']);
});

test('a parameter is a number, or the name of an argument', t => {
  t.deepEqual(texts('$1 + $12 @name @@json'), [
    'parameter 1',
    'symbol +',
    'parameter 12',
    'parameter name',
    'json json',
  ]);
});

for (const source of [
  "'a",
  '$$a',
  '$a$ $$',
  '/* /* */',
  '"a',
  "E'a\\'",
  '`a`',
  '{a}',
  "B'1'",
  "u&'x'",
  '1a',
  '$0',
]) {
  test(`${source} is refused`, t => {
    t.throws(() => tokenizePostgres(source), {instanceOf: RowgateError});
  });
}
