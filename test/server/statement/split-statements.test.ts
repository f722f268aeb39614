import test from 'ava';
import fc from 'fast-check';
import {scanSql} from '../../../src/server/statement/scan-sql.js';
import {splitStatements} from '../../../src/server/statement/split-statements.js';

const cases: readonly (readonly [text: string, ...statements: readonly string[]])[] = [
  [''],
  [' ; -- nothing\n; /* ; */'],
  ['SELECT 1', 'SELECT 1'],
  ['SELECT 1; SELECT 2 ;', 'SELECT 1', 'SELECT 2'],
  ['SELECT \';\', ";", `;`; x', 'SELECT \';\', ";", `;`', 'x'],
  ["SELECT 'it''s;'; x", "SELECT 'it''s;'", 'x'],
  ["SELECT E'\\';'; x", "SELECT E'\\';'", 'x'],
  ["SELECT 'a\\'; x", "SELECT 'a\\'", 'x'],
  ['SELECT $$;$$, $a$;$$;$a$; x', 'SELECT $$;$$, $a$;$$;$a$', 'x'],
  ['SELECT $1; x', 'SELECT $1', 'x'],
  ['SELECT a$b$; x$b$', 'SELECT a$b$', 'x$b$'],
  ['/* ; /* ; */ ; */ SELECT 1 -- ;\n + 2; x', 'SELECT 1 -- ;\n + 2', 'x'],
  ['SELECT (1; 2); x', 'SELECT (1; 2)', 'x'],
  ["SELECT 'no end; x", "SELECT 'no end; x"],
  ['SELECT /* no end; x', 'SELECT'],
];

for (const [text, ...statements] of cases) {
  test(`split: ${text}`, t => {
    const found = splitStatements(text);
    t.deepEqual(
      found.map(({sql}) => sql),
      statements,
    );
    for (const {sql, offset, tokens} of found) {
      t.is(text.slice(offset, offset + sql.length), sql);
      t.is(tokens[0]?.start, 0);
      t.is(tokens.at(-1)?.end, sql.length);
    }
  });
}

const strings: readonly (readonly [literal: string, value: string])[] = [
  ["'it''s'", "it's"],
  ["E'a\\nb\\'c\\\\d\\x41\\101\\u00e4''e'", "a\nb'c\\dAAä'e"],
  ["$$a'b$$", "a'b"],
  ['$tag$ $$ $tag$', ' $$ '],
  ['"a""b"', 'a"b'],
];

for (const [literal, value] of strings) {
  test(`${literal} means ${value}`, t => {
    t.deepEqual(
      scanSql(literal).map(token => token.value),
      [value],
    );
  });
}

test('any text is scanned, and nothing of it is lost', t => {
  const piece = fc.constantFrom(
    ...["'", '"', '`', '$$', '$a$', '/*', '*/', '--', '\n', ';', 'E', '\\', ' ', 'x', '1', '(', '𝕏'],
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map(pieces => pieces.join('')),
      ),
      text => {
        let end = 0;
        for (const token of scanSql(text)) {
          t.true(token.start >= end && token.end > token.start && token.end <= text.length);
          end = token.end;
        }
      },
    ),
    {numRuns: 1000},
  );
});

test('a long text takes no long time', t => {
  for (const text of ["'", '"', '$$', '/*', '--', 'x', '(', ' ', "E'\\", ';']) {
    t.notThrows(() => splitStatements(text.repeat(200_000)));
  }
});
