import test from 'ava';
import {RowgateError} from '../../../src/errors.js';
import {parsePostgres} from '../../../src/statement/postgres/parse-postgres.js';
import {tokenizePostgres} from '../../../src/statement/postgres/tokenize-postgres.js';
import type {Expression} from '../../../src/statement/query.js';

function parse(source: string) {
  return parsePostgres(tokenizePostgres(source));
}

function readExpression(source: string): Expression {
  const statement = parse(`SELECT ${source}`);
  const core = statement.kind === 'select' ? statement.query.first : undefined;
  const column = core?.kind === 'select' ? core.columns[0] : undefined;
  if (column?.kind !== 'expression') throw new Error('no expression');
  return column.expression;
}

/** Functions and operators in prefix notation, each with its operands in parentheses. */
function print(node: Expression): string {
  const list = (...nodes: readonly Expression[]) => `(${nodes.map(print).join(', ')})`;
  switch (node.kind) {
    case 'binary':
      return node.operator + list(node.left, node.right);
    case 'unary':
      return node.operator + list(node.operand);
    case 'function':
      return node.name.name + list(...node.arguments);
    case 'cast':
      return `::${node.type}${list(node.operand)}`;
    case 'between':
      return `${node.not ? 'not ' : ''}between${list(node.operand, node.low, node.high)}`;
    case 'in':
      return `in${list(node.operand, ...(node.set.kind === 'list' ? node.set.items : []))}`;
    case 'column':
      return [...node.qualifier, node.column].map(part => part.name).join('.');
    case 'literal':
    case 'parameter':
      return 'value' in node ? node.value : `$${node.name}`;
    default:
      return node.kind;
  }
}

const trees: Readonly<Record<string, string>> = {
  'a || b * 2': '||(a, *(b, 2))',
  'a || b || c': '||(||(a, b), c)',
  '-a ^ b': '^(-(a), b)',
  'a ^ b ^ c': '^(^(a, b), c)',
  '-1::int': '-(::int(1))',
  'a::int[1]': '::int(a)',
  '~a + b': '~(+(a, b))',
  'NOT a = b IS NULL': 'not(is(=(a, b), null))',
  'a = b AND c OR d': 'or(and(=(a, b), c), d)',
  'a & b = c | d': '=(&(a, b), |(c, d))',
  'a LIKE b || c': '~~(a, ||(b, c))',
  'a NOT ILIKE b ESCAPE c': '!~~*(a, b, c)',
  'a = b LIKE c': '=(a, ~~(b, c))',
  'a BETWEEN b AND c AND d': 'and(between(a, b, c), d)',
  'a NOT BETWEEN b + 1 AND c * 2': 'not between(a, +(b, 1), *(c, 2))',
  'a IS NOT DISTINCT FROM b = c': 'is(a, =(b, c))',
  'a IS UNKNOWN': 'is(a, unknown)',
  "j -> 'a' ->> 0 = b": '=(->>(->(j, a), 0), b)',
  "a AT TIME ZONE 'UTC'": 'timezone(a, UTC)',
  "a + b AT TIME ZONE 'UTC'": '+(a, timezone(b, UTC))',
  'a[1][b + 1]': '[]([](a, 1), +(b, 1))',
  'ARRAY[a, ARRAY[b]]': 'array(a, array(b))',
  'a = ANY (b)': '=(a, any(b))',
  "interval '1 day' * 2": '*(::interval(1 day), 2)',
  "double precision '1.5'": '::double precision(1.5)',
  "timestamp with time zone 'x'": '::timestamp with time zone(x)',
  'CAST(a AS character varying(3))': '::character varying(a)',
  'extract(day FROM a)': 'extract(day, a)',
  "position('x' IN a)": 'position(x, a)',
  'substring(a FROM 2 FOR 3)': 'substring(a, 2, 3)',
  'substring(a, 2)': 'substring(a, 2)',
  "trim(LEADING 'x' FROM a)": 'ltrim of(x, a)',
  'trim(a)': 'trim(a)',
  'left(a, 1)': 'left(a, 1)',
  'pg_catalog.now()': 'now()',
  date: 'date',
  'a.timestamp': 'a.timestamp',
  'current_timestamp(3)': 'current_timestamp',
  'f(a => 1, b := 2)': 'f(1, 2)',
};

for (const [source, tree] of Object.entries(trees)) {
  test(`${source} is ${tree}`, t => {
    t.is(print(readExpression(source)), tree);
  });
}

test('INTERSECT goes before UNION, and parentheses before both', t => {
  const statement = parse('(SELECT 1) UNION SELECT 2 INTERSECT SELECT 3 EXCEPT SELECT 4');
  if (statement.kind !== 'select') throw new Error('no query');
  const {first, rest} = statement.query;
  t.is('grouped' in first && first.grouped, 'parentheses');
  t.deepEqual(
    rest.map(({operator, core}) => [operator, 'grouped' in core ? core.grouped : core.kind]),
    [
      ['union', 'precedence'],
      ['except', 'select'],
    ],
  );
});

for (const source of [
  'SELECT 1 AS select',
  'SELECT a "B", b c FROM t d FETCH FIRST 2 ROWS ONLY',
  'SELECT * FROM ((SELECT 1) UNION (SELECT 2)) x JOIN ((t JOIN u ON true)) ON true',
  'SELECT * FROM t OFFSET 1 ROW',
  'SELECT ((SELECT 1)), ((SELECT 1) + 1), ((SELECT 1) UNION (SELECT 2))',
]) {
  test(`read: ${source}`, t => {
    t.notThrows(() => parse(source));
  });
}

test('a statement is read up to its end, and an empty one is none', t => {
  t.throws(() => parse('SELECT 1; SELECT 2'), {instanceOf: RowgateError, message: /found ";"/});
  t.throws(() => parse(''), {instanceOf: RowgateError, message: /expected a statement/});
});

test('an expression may be nested as deep as elsewhere, and no deeper', t => {
  t.notThrows(() => readExpression(`${'('.repeat(400)}1${')'.repeat(400)}`));
  t.throws(() => readExpression(`${'('.repeat(5000)}1${')'.repeat(5000)}`), {
    instanceOf: RowgateError,
    message: /nested/,
  });
});
