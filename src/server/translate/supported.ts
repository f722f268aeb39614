import {readablePatterns} from '../../execute/postgres/read-by-format.js';
import {timePatterns} from '../../execute/postgres/to-char.js';
import {describeRule, type FunctionRules} from './functions/function-rule.js';
import {functionGroups} from './functions/index.js';
import {setFunctions} from './functions/set-functions.js';
import {typeNames} from './postgres-type.js';

interface Construct {
  readonly what: string;
  /** A statement over account.oauth_clients or profile.tokens that has it. */
  readonly example: string;
}

/** What of Postgres's language is translated, beyond what SQLite has by itself; documentation is made of it. */
export const constructs: readonly Construct[] = [
  {
    what: "casts: `x::type`, CAST and `type '…'`",
    example: "SELECT id::text, date '2026-01-31' FROM profile.tokens",
  },
  {what: "`E'…'` and dollar-quoted strings", example: "SELECT E'a\\tb', $$it's$$"},
  {
    what: 'LIKE that minds case, with `\\` as escape character; ILIKE',
    example: "SELECT label FROM profile.tokens WHERE label ILIKE 'ci%'",
  },
  {
    what: 'LIKE ANY and LIKE ALL of an array',
    example: "SELECT label FROM profile.tokens WHERE label LIKE ANY (ARRAY['a%', 'b%'])",
  },
  {
    what: 'regular expressions: `~`, `~*`, `!~`, `!~*`',
    example: "SELECT label FROM profile.tokens WHERE label ~* '^ci'",
  },
  {
    what: '`= ANY (array)`, `<> ALL (array)`, of ARRAY[…], a string or a parameter',
    example: "SELECT label FROM profile.tokens WHERE id = ANY ('{1,2}')",
  },
  {
    what: 'IS [NOT] TRUE, FALSE, UNKNOWN, DISTINCT FROM',
    example: 'SELECT public IS NOT TRUE FROM account.oauth_clients',
  },
  {
    what: 'strings that take the type of what they meet',
    example: "SELECT label FROM account.oauth_clients WHERE public = 't'",
  },
  {
    what: 'times and intervals: `+`, `-`, `*`, `/`, comparison, AT TIME ZONE',
    example: "SELECT label FROM profile.tokens WHERE created > now() - interval '7 days'",
  },
  {
    what: 'NULLs last in ascending order and first in descending',
    example: 'SELECT label FROM profile.tokens ORDER BY expiry DESC',
  },
  {
    what: 'LIMIT ALL, OFFSET … ROWS, FETCH FIRST n ROWS ONLY, in any order',
    example: 'SELECT label FROM profile.tokens OFFSET 1 FETCH FIRST 2 ROWS ONLY',
  },
  {
    what: 'DISTINCT ON',
    example: 'SELECT DISTINCT ON (scopes) scopes, label FROM profile.tokens ORDER BY scopes, created DESC',
  },
  {
    what: 'parentheses around parts of a UNION, and INTERSECT before UNION',
    example: '(SELECT 1) UNION (SELECT 2) INTERSECT SELECT 3',
  },
  {
    what: 'names for the columns of a subquery: `AS v(a, b)`',
    example: "SELECT a FROM (VALUES (1, 'x')) AS v(a, b)",
  },
  {
    what: 'functions that give rows, in FROM, with LATERAL or without, or one in the list of SELECT',
    example: "SELECT s FROM profile.tokens, unnest(string_to_array(scopes, ' ')) AS s",
  },
  {
    what: 'JSON: `->`, `->>`, `#>`, `#>>`, `@>`, `<@`, `?`, `?|`, `?&`, subscripts of arrays',
    example: "SELECT '{\"a\": [1]}'::jsonb -> 'a' ->> 0",
  },
  {
    what: 'aggregates with DISTINCT, ORDER BY and FILTER',
    example: "SELECT string_agg(DISTINCT label, ', ') FILTER (WHERE id > 5) FROM profile.tokens",
  },
  {what: 'division by zero as an error, `^`, `%` of fractions', example: 'SELECT 2 ^ 3, 7.5 % 2'},
  {
    what: 'INSERT … SELECT … ON CONFLICT without WHERE, DELETE … USING, UPDATE … FROM, RETURNING',
    example: 'DELETE FROM profile.tokens t USING profile.apps a WHERE t.label = a.label RETURNING t.id',
  },
  {
    what: 'names of the database, and of the schema of a service',
    example: 'SELECT oauth_clients.id FROM rowgate.account.oauth_clients',
  },
  {
    what: 'BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK and ABORT with their modes',
    example: 'START TRANSACTION READ WRITE',
  },
];

/** What is refused, though Postgres has it. */
export const refused: readonly Construct[] = [
  {what: 'char(n), bit strings, ranges and other types', example: "SELECT 'a'::char(3)"},
  {
    what: 'several functions that give rows in the list of one SELECT',
    example: 'SELECT unnest(ARRAY[1]), unnest(ARRAY[2])',
  },
  {what: 'LATERAL subqueries', example: 'SELECT 1 FROM profile.tokens t, LATERAL (SELECT t.id) x'},
  {what: 'SIMILAR TO, BETWEEN SYMMETRIC', example: "SELECT 'a' SIMILAR TO 'a'"},
  {what: 'other operators with ANY and ALL', example: 'SELECT 1 > ANY (ARRAY[1])'},
  {
    what: 'WITHIN GROUP',
    example: 'SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY id) FROM profile.tokens',
  },
  {what: 'INTERSECT ALL, EXCEPT ALL', example: 'SELECT 1 EXCEPT ALL SELECT 2'},
  {what: 'FOR UPDATE and FOR SHARE', example: 'SELECT id FROM profile.tokens FOR UPDATE'},
  {
    what: 'WITH TIES, TABLESAMPLE, ONLY, WITH ORDINALITY',
    example: 'SELECT id FROM profile.tokens FETCH FIRST 1 ROW WITH TIES',
  },
  {
    what: 'putting arrays or JSON together with ||, taking fields away with -',
    example: "SELECT '{}'::jsonb || '{}'::jsonb",
  },
  {what: 'transactions in a chain', example: 'COMMIT AND CHAIN'},
  {what: 'format and other functions that are not listed', example: "SELECT format('%s', 1)"},
];

/** Where an answer may be another than Postgres's. */
export const differences: readonly string[] = [
  'numeric is reckoned as double precision, and printed without the zeros of its scale. A column is numeric where it is cast to that, and double precision elsewhere.',
  'Whole numbers have 64 bits whatever their type, and no error at 32.',
  'Text sorts and compares by code point.',
  'An array is a JSON array, also as a result.',
  'The time zone of a session is UTC.',
  'Equal intervals that are written otherwise (1 mon, 30 days) are two to DISTINCT and GROUP BY.',
  'Of alternatives in a regular expression the first that fits counts, and not the longest.',
  'Roots and logarithms of what has none are NULL, and no error.',
];

/** The names of types that a cast may have. */
export const castTypes: readonly string[] = Object.keys(typeNames);

/** Functions, by what they are about, as `lpad(text, int, text?) → text`. */
export const functionLists: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...Object.entries<FunctionRules>(functionGroups).map(
    ([group, rules]) => [group, describeAll(rules)] as const,
  ),
  [
    'rows from',
    Object.entries(setFunctions).flatMap(([name, rules]) =>
      rules.map(({takes}) => `${name}(${takes.join(', ')})`),
    ),
  ],
]);

/** The patterns of to_char for a time, and those of to_timestamp and to_date. */
export const formatPatterns = {print: timePatterns, read: readablePatterns} as const;

/** Operators, and names with a blank, are for the grammar only. */
function describeAll(rules: FunctionRules): readonly string[] {
  return Object.entries(rules).flatMap(([name, all]) =>
    /^\w+$/.test(name) ? all.map(rule => describeRule(name, rule)) : [],
  );
}
