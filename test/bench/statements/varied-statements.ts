/**
 * So many different statements, each of which SQLite understands as it stands over tables of the same names: joins,
 * groupings, subqueries, set operations, common tables, windows and changes, with values of their own.
 */
export function variedStatements(count: number): readonly string[] {
  return Array.from({length: count}, (_, index) => forms[index % forms.length]?.(index) ?? '');
}

const forms: readonly ((n: number) => string)[] = [
  n => `SELECT id, label FROM oauth_clients WHERE id = 'c${n}'`,
  n => `SELECT * FROM oauth_clients WHERE label LIKE '%${n}%' AND public ORDER BY label LIMIT ${n + 1}`,
  n => `SELECT status, count(*) AS clients FROM oauth_clients GROUP BY status HAVING count(*) > ${n}`,
  n =>
    `SELECT a.label, c.redirect_uri FROM apps a JOIN oauth_clients c ON c.label = a.label
     WHERE a.created > '2025-01-01' AND c.status = 'active' AND a.id <> ${n}`,
  n => `SELECT label FROM oauth_clients WHERE id IN (SELECT website FROM apps WHERE id < ${n})`,
  n => `SELECT label FROM oauth_clients WHERE id = 'a${n}' UNION SELECT label FROM apps WHERE id = ${n}`,
  n =>
    `WITH recent AS (SELECT * FROM apps WHERE created >= '2026-0${(n % 9) + 1}-01')
     SELECT website, count(*) FROM recent GROUP BY website ORDER BY 2 DESC`,
  n => `SELECT id, row_number() OVER (PARTITION BY website ORDER BY created) AS n FROM apps WHERE id > ${n}`,
  n =>
    `SELECT CASE WHEN public THEN 'public' WHEN status = 'active' THEN 'active' ELSE 'other ${n}' END AS kind,
     substr(redirect_uri, 1, ${n}) || '…' AS start FROM oauth_clients WHERE redirect_uri NOT LIKE 'https:%'`,
  n =>
    `SELECT c.label FROM oauth_clients c WHERE EXISTS (SELECT 1 FROM apps a WHERE a.website = c.label AND a.id > ${n})`,
  n =>
    `INSERT INTO oauth_clients (label, redirect_uri, public) VALUES ('App ${n}', 'https://app-${n}.example.org', false)`,
  n =>
    `UPDATE oauth_clients SET label = label || ' ${n}' WHERE status = 'active' AND label NOT LIKE '% ${n}'`,
  n => `DELETE FROM apps WHERE expiry < '2026-01-01' AND id BETWEEN ${n} AND ${n * 2}`,
];

/** A statement of so many lines. */
export function longStatement(lines: number): string {
  const rows = Array.from(
    {length: lines - 1},
    (_, n) => `  ('App ${n}', 'https://app-${n}.example.org/callback')`,
  );
  return `INSERT INTO oauth_clients (label, redirect_uri) VALUES\n${rows.join(',\n')}`;
}

/** A script of so many lines, five of which are a statement. */
export function longScript(lines: number): string {
  const statements = Array.from(
    {length: lines / 5},
    (_, n) => `SELECT id,\n  label\nFROM oauth_clients\nWHERE label = 'App ${n}'\n  AND public;\n`,
  );
  return statements.join('');
}

/** A list of so many keys. */
export function longList(items: number): string {
  const keys = Array.from({length: items}, (_, n) => `'c${n}'`);
  return `SELECT label FROM oauth_clients WHERE id IN (${keys.join(', ')})`;
}

/** Expressions that are nested so deep, one of each kind. */
export function deepExpressions(depth: number): readonly string[] {
  const nest = (open: string, close: string) => `${open.repeat(depth)}id${close.repeat(depth)}`;
  return [
    nest('(', ')'),
    nest('abs(', ')'),
    nest('NOT ', ''),
    nest('CASE WHEN website = id THEN ', ' END'),
    nest('coalesce(', ', 0)'),
  ].map(expression => `SELECT ${expression} AS value FROM apps WHERE label = 'a'`);
}
