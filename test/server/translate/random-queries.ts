import fc from 'fast-check';
import {expressions} from './random-expressions.js';

type Text = fc.Arbitrary<string>;

const fixed = (...texts: readonly string[]): Text => fc.constantFrom(...texts);

/** Texts one after the other, with a blank between. */
function row(...pieces: readonly (Text | string)[]): Text {
  return fc
    .tuple(...pieces.map(piece => (typeof piece === 'string' ? fc.constant(piece) : piece)))
    .map(texts => texts.filter(text => text !== '').join(' '));
}

const maybe = (text: Text): Text => fc.oneof(fc.constant(''), text);
const {int, number, text, bool, time, interval} = expressions;
const value = fc.oneof(int, number, text, bool, time, interval);
// Not a number alone, which would be that of a column.
const sortable = row('CASE WHEN true THEN', fc.oneof(int, number, bool, time, interval), 'END');
const direction = fixed('', 'ASC', 'DESC');
const nulls = fixed('', '', 'NULLS FIRST', 'NULLS LAST');
const condition = maybe(row('WHERE', bool));
const limit = fixed(
  '',
  'LIMIT 3',
  'LIMIT 2 OFFSET 1',
  'OFFSET 2',
  'OFFSET 1 LIMIT 3',
  'FETCH FIRST ROW ONLY',
  'OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY',
  'LIMIT ALL',
);
const things = 'store.things';
const parts = '(SELECT id AS part, thing, name, made FROM store.parts) AS p';
const order = row('ORDER BY', sortable, direction, nulls, ', id', direction);

const plain = row('SELECT id,', value, 'AS "A",', value, 'AS d FROM', things, condition, order, limit);
const named = row(
  'SELECT id,',
  sortable,
  'AS v FROM',
  things,
  condition,
  'ORDER BY',
  fixed('v', '2', 'V'),
  direction,
  nulls,
  ', id',
  limit,
);

const aggregate = fc.oneof(
  row(fixed('count', 'min', 'max', 'sum', 'avg'), '(', int, ')'),
  row(fixed('min', 'max', 'sum', 'avg'), '(', number, ')'),
  row(fixed('min', 'max', 'count', 'count(DISTINCT'), '(', text, ')').map(each =>
    each.startsWith('count(DISTINCT') ? each.replace('count(DISTINCT (', 'count(DISTINCT ') : each,
  ),
  row(fixed('min', 'max', 'sum', 'avg'), '(', interval, ')'),
  row(fixed('min', 'max'), '(', time, ')'),
  row(fixed('bool_and', 'bool_or', 'every'), '(', bool, ')', maybe(row('FILTER (WHERE', bool, ')'))),
  row('string_agg(', text, ", ',' ORDER BY id", direction, ')'),
  row('string_agg(DISTINCT', fixed('s', 'u', 'left(s, 1)'), ", '; ')"),
  row('jsonb_agg(', value, 'ORDER BY id)'),
  row('count(*) FILTER (WHERE', bool, ')'),
);
const key = fixed('b', 'c', 'n', "date_trunc('year', t)", 'length(s)', 'left(s, 1)', 'n > 4');
const grouped = fc.oneof(
  row('SELECT', aggregate, ',', aggregate, 'FROM', things, condition),
  key.chain(by =>
    row(
      `SELECT ${by} AS k,`,
      aggregate,
      ',',
      aggregate,
      `FROM ${things}`,
      condition,
      fixed(`GROUP BY ${by}`, 'GROUP BY 1', 'GROUP BY k'),
      maybe(row('HAVING count(*) >', fixed('0', '1'))),
      'ORDER BY k',
      direction,
      nulls,
    ),
  ),
);

const joined = row(
  'SELECT id, name,',
  value,
  'FROM',
  things,
  fixed('JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'),
  parts,
  'ON p.thing = id',
  condition,
);
const listed = row('SELECT id, name,', value, 'FROM', things, ',', parts, 'WHERE p.thing = id AND', bool);
const simple = row('SELECT', int, 'FROM', things, condition);
const operator = fixed('UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT');
const combined = fc.oneof(
  row(simple, operator, simple, operator, simple, fixed('', 'ORDER BY 1', 'ORDER BY 1 DESC')),
  row('(', simple, 'ORDER BY 1 LIMIT 2 )', operator, '(', simple, operator, simple, ')'),
  row('(', simple, operator, simple, ')', operator, 'VALUES (1), (5)'),
);
const nested = fc
  .oneof(
    row('SELECT id FROM', things, 'WHERE n', fixed('IN', 'NOT IN', '= ANY', '<> ALL'), '(', simple, ')'),
    row('SELECT id, (SELECT count(*) FROM store.parts q WHERE q.thing = id AND', bool, ') FROM', things),
    row(
      'SELECT id, (SELECT max(name) FROM store.parts q WHERE q.thing = w.id) || s FROM',
      things,
      'w',
      condition,
    ),
    row('WITH w AS (SELECT id, s,', value, 'AS v FROM', things, condition, ') SELECT w.v, id, count FROM w'),
    row(
      'WITH w(a, b) AS (SELECT id,',
      sortable,
      'FROM',
      things,
      ') SELECT a FROM w ORDER BY b',
      direction,
      nulls,
      ', a',
    ),
    row(
      'SELECT d.a, length FROM (SELECT id AS a, length(',
      text,
      '), s FROM',
      things,
      ') AS d',
      'ORDER BY 2',
      direction,
      ', 1',
    ),
    row('SELECT x.k FROM (SELECT id, n FROM', things, ') AS x(j, k) WHERE x.j > 2'),
  )
  .map(each => each.replace('w.v, id, count FROM w', 'w.v, id FROM w'));
const windowed = row(
  'SELECT id,',
  fixed(
    'row_number()',
    'rank()',
    'sum(n)',
    'count(*)',
    'lag(id)',
    'lead(s, 1)',
    'first_value(s)',
    'ntile(3)',
  ),
  'OVER (',
  maybe(row('PARTITION BY', fixed('b', 'c', 'n'))),
  'ORDER BY',
  sortable,
  direction,
  nulls,
  ', id ) FROM',
  things,
);
const functions = fc.oneof(
  row('SELECT id, e FROM', things, ', jsonb_array_elements_text(a) AS e', condition),
  row(
    'SELECT id, e.x FROM',
    things,
    'LEFT JOIN LATERAL jsonb_array_elements_text(a) AS e(x) ON',
    fixed('true', "x > 'a'"),
  ),
  row(
    'SELECT g, count(n) FROM generate_series(',
    fixed('1, 5', '5, 1, -2', '0, 10, 3'),
    ') AS g LEFT JOIN',
    things,
    'ON n = g GROUP BY g',
  ),
  row(
    'SELECT id, u FROM (SELECT id AS i,',
    text,
    'AS u FROM',
    things,
    ') AS t, unnest(ARRAY[1, 2]) AS id WHERE id = i',
  ),
);
const first = fixed('b', 'c', 'n', 'b, c').chain(by =>
  row(
    `SELECT DISTINCT ON (${by}) ${by},`,
    value,
    `AS v, id FROM ${things}`,
    condition,
    `ORDER BY ${by},`,
    sortable,
    direction,
    nulls,
    ', id',
    limit,
  ),
);

/** Queries over the shop, each right for Postgres save for values that an operator or a cast refuses. */
export const query: Text = fc.oneof(
  plain,
  named,
  grouped,
  joined,
  listed,
  combined,
  nested,
  windowed,
  functions,
  first,
  row('SELECT DISTINCT', fc.oneof(int, number, text, bool, time), 'FROM', things),
);
