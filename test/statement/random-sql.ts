import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const fixed = (...texts: readonly string[]): Text => fc.constantFrom(...texts);

/** Texts one after the other. */
function row(...parts: readonly (Text | string)[]): Text {
  return fc
    .tuple(...parts.map(part => (typeof part === 'string' ? fc.constant(part) : part)))
    .map(texts => texts.join(' '));
}

function optional(text: Text): Text {
  return fc.oneof({weight: 2, arbitrary: fc.constant('')}, text);
}

function listOf(item: Text, least = 1, most = 3): Text {
  return fc.array(item, {minLength: least, maxLength: most}).map(items => items.join(', '));
}

const column = fixed('a', 'b', 'c', 'd', 'e', 't.a', '"b"', '[c]', '`d`', 'T."e"');
const literal = fixed(
  ...[
    '0',
    '1',
    '2',
    '-1',
    '1.5',
    '0x1F',
    '1_0',
    '.5e1',
    "'abc'",
    "'it''s'",
    "'%b_'",
    "''",
    "x'31'",
    'NULL',
    'true',
  ],
  ...['false', "'[1, 2]'", '\'{"a": 3}\'', "'$.a'"],
);
const binary = fixed(
  ...[
    'OR',
    'and',
    '=',
    '==',
    '<>',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    'IS',
    'IS NOT',
    'IS DISTINCT FROM',
    '&',
    '|',
    '<<',
  ],
  ...['IS NOT DISTINCT FROM', '>>', '+', '-', '*', '/', '%', '||', '->', '->>'],
);
const like = fixed('LIKE', 'NOT LIKE', 'GLOB', 'REGEXP', 'not regexp', 'MATCH', 'NOT MATCH');
const between = fixed('BETWEEN', 'NOT BETWEEN');
const within = fixed('IN', 'NOT IN');
const type = fixed('INTEGER', 'TEXT', 'VARCHAR(10)', 'DECIMAL(10, +2)', 'DOUBLE PRECISION', 'blob');

/**
 * Expressions, put together without regard to which operator binds how strongly, and queries. Most are right;
 * SQLite says of each whether it is.
 */
export const {expression, query} = fc.letrec<{
  expression: string;
  small: string;
  operand: string;
  call: string;
  core: string;
  table: string;
  query: string;
}>(tie => {
  const whole = tie('expression');
  const small = tie('small');
  const terms = tie('query').map(text => `(${text})`);
  const ordering = row(small, optional(fixed('ASC', 'DESC')), optional(fixed('NULLS FIRST', 'NULLS LAST')));
  const bound = fixed('1 PRECEDING', 'CURRENT ROW', '1 + 1 FOLLOWING');
  const frame = fc.oneof(
    row(fixed('ROWS', 'GROUPS'), fixed('UNBOUNDED PRECEDING', '2 PRECEDING')),
    row(fixed('ROWS', 'GROUPS'), 'BETWEEN', fixed('UNBOUNDED PRECEDING', '2 PRECEDING'), 'AND', bound),
    row(
      'RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
      optional(fixed('EXCLUDE TIES', 'EXCLUDE NO OTHERS')),
    ),
  );
  const window = row(optional(row('PARTITION BY', small)), row('ORDER BY', ordering), optional(frame));
  return {
    expression: fc.oneof(
      {maxDepth: 5, depthSize: 'small'},
      {weight: 1, arbitrary: tie('operand')},
      {weight: 8, arbitrary: row(whole, binary, whole)},
      {weight: 2, arbitrary: row(fixed('NOT', '-', '+', '~'), whole)},
      {weight: 2, arbitrary: row(whole, fixed('ISNULL', 'NOTNULL', 'NOT NULL'))},
      {weight: 2, arbitrary: row(whole, 'COLLATE', fixed('nocase', 'BINARY', '"rtrim"'))},
      {weight: 3, arbitrary: row(whole, between, whole, 'AND', whole)},
      {weight: 2, arbitrary: row(whole, like, whole)},
      {weight: 1, arbitrary: row(whole, fixed('LIKE', 'NOT LIKE'), whole, 'ESCAPE', whole)},
      {weight: 2, arbitrary: row(whole, within, '(', listOf(whole, 0), ')')},
      {weight: 2, arbitrary: row('(', whole, ')')},
    ),
    small: fc.oneof({maxDepth: 1}, tie('operand'), row(tie('operand'), binary, tie('operand'))),
    operand: fc.oneof(
      {maxDepth: 3, depthSize: 'small'},
      {weight: 6, arbitrary: column},
      {weight: 6, arbitrary: literal},
      {weight: 1, arbitrary: tie('call')},
      {weight: 1, arbitrary: row('CAST(', small, 'AS', type, ')')},
      {weight: 1, arbitrary: row('CASE WHEN', whole, 'THEN', whole, optional(row('ELSE', whole)), 'END')},
      {
        weight: 1,
        arbitrary: row('CASE', small, 'WHEN', small, 'THEN', small, 'WHEN', small, 'THEN', small, 'END'),
      },
      {weight: 1, arbitrary: row('EXISTS', terms)},
      {weight: 1, arbitrary: row('( SELECT', small, 'FROM u )')},
      {weight: 1, arbitrary: row('(', small, within, '( SELECT g FROM u ) )')},
      {weight: 1, arbitrary: row('(', small, within, fixed('(VALUES (1), (2))', 'n', 'main.n'), ')')},
      {
        weight: 1,
        arbitrary: row('( (', small, ',', small, ')', fixed('=', 'IS', '<'), '(', small, ',', small, ') )'),
      },
    ),
    call: fc.oneof(
      row('coalesce(', small, ',', small, ')'),
      row('max(', whole, ',', small, ')'),
      row(fixed('replace', 'LIKE', 'substr'), '(', small, ',', small, ", 'x' )"),
      row('if(', small, ',', small, ')'),
    ),
    core: fc.oneof(
      {weight: 1, arbitrary: row('VALUES (', small, ')', optional(row(', (', small, ')')))},
      {
        weight: 5,
        arbitrary: row(
          fixed('SELECT', 'SELECT DISTINCT', 'select all'),
          fc.oneof(row(whole, optional(fixed('AS x', "'x'", '"y z"', 'key', 'AS over', 'filter'))), small),
          'FROM',
          tie('table'),
          optional(row('WHERE', whole)),
          optional(row('GROUP BY', listOf(small, 1, 2), optional(row('HAVING', whole)))),
        ),
      },
      {
        weight: 1,
        arbitrary: row(
          'SELECT',
          fc.oneof(
            row(
              fixed('sum(a)', 'count(*)', 'row_number()', 'first_value(b)'),
              optional(row('FILTER (WHERE', small, ')')),
              'OVER',
              fc.oneof(fixed('w', '(w)'), row('(', window, ')')),
            ),
            row('group_concat(DISTINCT', small, ')'),
            row(
              'group_concat(',
              small,
              'ORDER BY',
              ordering,
              ')',
              optional(row('FILTER (WHERE', small, ')')),
            ),
          ),
          'FROM t WINDOW w AS (',
          window,
          ')',
        ),
      },
      {weight: 1, arbitrary: fixed('SELECT * FROM t', 'SELECT t.* FROM t', 'SELECT g FROM u', 'SELECT 1')},
    ),
    table: fc.oneof(
      {maxDepth: 3, depthSize: 'small'},
      fixed('t', 't', 't AS t', 'main.t', '"t"', 't NOT INDEXED'),
      row(
        't',
        fixed('JOIN', 'INNER JOIN', 'LEFT JOIN', 'left outer join', 'RIGHT JOIN', 'FULL JOIN', ','),
        'u AS v',
        optional(row('ON', small)),
      ),
      row('t', fixed('NATURAL JOIN', 'CROSS JOIN', 'NATURAL LEFT JOIN', 'OUTER LEFT NATURAL JOIN'), 'n'),
      row('t', fixed('JOIN', 'LEFT JOIN', ','), 'n USING (a)'),
      row('t', ', json_each(', small, ') AS j'),
      row('(', tie('table'), ')'),
      row('t LEFT JOIN (', terms, ') AS s', optional(row('ON', small))),
      row('t JOIN (', fixed('u', 'u AS v'), 'JOIN u AS w ON true )', optional(row('ON', small))),
    ),
    query: fc.oneof(
      {maxDepth: 2, depthSize: 'small'},
      tie('core'),
      row(tie('core'), fixed('UNION', 'UNION ALL', 'INTERSECT', 'except'), tie('core')),
      row(
        'SELECT a, b FROM t ORDER BY',
        listOf(ordering),
        optional(fixed('LIMIT 2', 'LIMIT 1, 2', 'LIMIT 2 OFFSET 1')),
      ),
      row(
        'WITH',
        fixed('t', 't(a, b, c, d, e)', 'RECURSIVE t'),
        'AS',
        optional(fixed('MATERIALIZED', 'NOT MATERIALIZED')),
        '( SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e )',
        tie('core'),
      ),
    ),
  };
});
