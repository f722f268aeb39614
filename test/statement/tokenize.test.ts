import test from 'ava';
import fc from 'fast-check';
import {RowgateError} from '../../src/errors.js';
import {tokenize} from '../../src/statement/tokenize.js';
import {query} from './random-sql.js';

const texts = (source: string) => tokenize(source).tokens.map(token => [token.type, token.value]);

test('tokens of every type', t => {
  t.deepEqual(texts(`Sel_1$é "a""b" \`c\` [d"e] 'f''g' x'0A' 1.5e+3 ?2 :n @n $n @@json`), [
    ['word', 'Sel_1$é'],
    ['quoted', 'a"b'],
    ['quoted', 'c'],
    ['quoted', 'd"e'],
    ['string', "f'g"],
    ['blob', '0A'],
    ['number', '1.5e+3'],
    ['parameter', '2'],
    ['parameter', 'n'],
    ['parameter', 'n'],
    ['parameter', 'n'],
    ['json', 'json'],
    ['end', ''],
  ]);
});

test('the longest symbol is taken, without blanks around it', t => {
  const {tokens} = tokenize("a->>b->'c'||d<<e<=f<>g!=h==i-j.k*l;");
  t.deepEqual(
    tokens.filter(token => token.type === 'symbol').map(token => token.key),
    ['->>', '->', '||', '<<', '<=', '<>', '!=', '==', '-', '.', '*', ';'],
  );
});

test('comments are blanks', t => {
  t.deepEqual(texts('1--a\'\r\n/* b " */2/**/3--'), [
    ['number', '1'],
    ['number', '2'],
    ['number', '3'],
    ['end', ''],
  ]);
});

test('the comma of a comment --required, counts between values', t => {
  const source =
    "SELECT\n'a' --required,\n'b' -- REQUIRED , \r\n,'c', --required,\nd --required,\nFROM t --required,";
  const {source: moved, tokens} = tokenize(source);
  t.is(
    moved,
    "SELECT\n'a' ,--required\n'b' -- REQUIRED , \r\n,'c', --required,\nd --required,\nFROM t --required,",
  );
  t.is(moved.length, source.length);
  t.deepEqual(
    tokens.map(token => token.key || token.value),
    ['SELECT', 'a', ',', 'b', ',', 'c', ',', 'D', 'FROM', 'T', ''],
  );
  t.is(tokenize("'--required,' x").source, "'--required,' x");
  t.is(tokenize('a --required, b,\nc').source, 'a --required, b,\nc');
});

test('a token is where its text is, and between tokens are only blanks', t => {
  fc.assert(
    fc.property(query, sql => {
      const {tokens} = tokenize(sql);
      let last = 0;
      for (const {start, end, key} of tokens) {
        t.is(sql.slice(last, start).trim(), '');
        if (key !== '') t.is(sql.slice(start, end).toUpperCase(), key);
        last = end;
      }
      t.is(last, sql.length);
    }),
    {numRuns: 100},
  );
});

for (const sql of ['SELECT 1\0', "SELECT '\0'", 'SELECT "\0"', 'SELECT 1 -- \0', '/* \0 */ SELECT 1']) {
  test(`a NUL character is refused wherever it stands: ${JSON.stringify(sql)}`, t => {
    const error = t.throws(() => tokenize(sql), {instanceOf: RowgateError});
    t.is(error?.code, 'syntax');
    t.is(error?.message, "found the character U+0000, which a statement can't have");
    t.is(error?.position?.offset, sql.indexOf('\0'));
  });
}

test('a character that can not be seen is told by its number', t => {
  const error = t.throws(() => tokenize('SELECT \u0007 1'), {instanceOf: RowgateError});
  t.is(error?.message, 'found the character U+0007, which means nothing here');
});
