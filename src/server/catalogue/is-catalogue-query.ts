import {positionAt, RowgateError} from '../../errors.js';
import type {StatementText} from '../statement/split-statements.js';
import {type FoundName, listNames} from './list-names.js';
import {bareFunctions, systemFunctions, systemSchemas, systemTypes} from './system-names.js';

/** First words of statements that only read, and that Postgres knows. */
const readers = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE', 'EXPLAIN', '(']);

/**
 * Whether a statement asks the system catalogue, and nothing of an API: its tables (`pg_class`, `information_schema.…`),
 * or only functions and casts that tell of the database (`version()`, `'…'::regclass`).
 *
 * @throws RowgateError `unsupported` for a query that asks both, `read_only` for another statement that names a table of
 * the system catalogue.
 */
export function isCatalogueQuery({sql, tokens}: Pick<StatementText, 'sql' | 'tokens'>): boolean {
  const names = listNames(tokens);
  const relations = names.filter(({kind}) => kind === 'relation');
  const table = relations.find(isSystemTable);
  if (!readers.has(tokens[0]?.key ?? '')) {
    if (table === undefined) return false;
    throw new RowgateError('read_only', `${show(table)} is of the system catalogue, which is only read`, {
      position: positionAt(sql, table.start, table.end),
    });
  }
  const own = table ?? names.find(isSystemItem);
  const other = relations.find(name => !isSystemTable(name));
  if (own === undefined || other === undefined) return own !== undefined;
  throw new RowgateError(
    'unsupported',
    `${show(own)} is of the system catalogue and ${show(other)} is not: one query can't ask both`,
    {
      hint: 'Ask two queries, and put together what they give.',
      position: positionAt(sql, own.start, own.end),
    },
  );
}

function isSystemTable({parts}: FoundName): boolean {
  return isOfSystem(parts) ?? parts[0]?.startsWith('pg_') ?? false;
}

/** Whether it is a function or a type that only the system catalogue has. */
function isSystemItem({kind, parts}: FoundName): boolean {
  const name = parts.at(-1) ?? '';
  if (kind === 'relation') return false;
  if (kind === 'type') return systemTypes.has(name) && isOfSystem(parts) !== false;
  return (
    isOfSystem(parts) ?? (name.startsWith('pg_') || systemFunctions.has(name) || bareFunctions.has(name))
  );
}

/** Whether the schema that a name says is the system's; undefined where it says none. */
function isOfSystem(parts: readonly string[]): boolean | undefined {
  const schema = parts.at(-2);
  return schema === undefined ? undefined : systemSchemas.has(schema);
}

function show({parts, kind}: FoundName): string {
  return `${parts.join('.')}${kind === 'function' && !bareFunctions.has(parts[0] ?? '') ? '()' : ''}`;
}
