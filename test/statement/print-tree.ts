import type {
  Core,
  Expression,
  FunctionCall,
  Identifier,
  OrderingTerm,
  Query,
  ResultColumn,
  WindowDefinition,
} from '../../src/statement/query.js';
import type {TableExpression} from '../../src/statement/table.js';

/** SQL for a tree, with every operand in parentheses. A window is copied from `source`, as its tree holds no frame. */
export function printExpression(node: Expression, source: string): string {
  const inner = (child: Expression) => `(${printExpression(child, source)})`;
  const list = (items: readonly Expression[]) => items.map(inner).join(', ');
  const query = (child: Query) => `(${printQuery(child, source)})`;
  const not = (word: {readonly not: boolean}) => (word.not ? ' NOT' : '');
  switch (node.kind) {
    case 'literal':
      if (node.type === 'string') return `'${node.value.replaceAll("'", "''")}'`;
      if (node.type === 'blob') return `x'${node.value}'`;
      return node.type === 'current' ? node.value.toUpperCase() : node.value;
    case 'parameter':
      return /^\d/.test(node.name) ? `?${node.name}` : `:${node.name}`;
    case 'column':
      return [...node.qualifier, node.column].map(printIdentifier).join('.');
    case 'unary':
      return `${node.operator} ${inner(node.operand)}`;
    case 'binary':
      return `${inner(node.left)} ${node.operator} ${inner(node.right)}`;
    case 'like': {
      const escapeWith = node.escape === undefined ? '' : ` ESCAPE ${inner(node.escape)}`;
      return `${inner(node.left)}${not(node)} ${node.operator} ${inner(node.right)}${escapeWith}`;
    }
    case 'null-test':
      return `${inner(node.operand)} ${node.not ? 'NOTNULL' : 'ISNULL'}`;
    case 'between':
      return `${inner(node.operand)}${not(node)} BETWEEN ${inner(node.low)} AND ${inner(node.high)}`;
    case 'in': {
      const {set} = node;
      const right =
        set.kind === 'list'
          ? `(${list(set.items)})`
          : set.kind === 'query'
            ? query(set.query)
            : printTable(set.table, source);
      return `${inner(node.operand)}${not(node)} IN ${right}`;
    }
    case 'case': {
      const branches = node.branches.map(branch => ` WHEN ${inner(branch.when)} THEN ${inner(branch.then)}`);
      const otherwise = node.otherwise === undefined ? '' : ` ELSE ${inner(node.otherwise)}`;
      return `CASE ${node.operand === undefined ? '' : inner(node.operand)}${branches.join('')}${otherwise} END`;
    }
    case 'cast':
      return `CAST(${inner(node.operand)} AS ${node.type})`;
    case 'collate':
      return `${inner(node.operand)} COLLATE ${printIdentifier(node.collation)}`;
    case 'function':
      return printCall(node, source);
    case 'subquery':
      return query(node.query);
    case 'exists':
      return `EXISTS ${query(node.query)}`;
    case 'row':
      return `(${list(node.items)})`;
  }
}

function printIdentifier(identifier: Identifier): string {
  return identifier.quoted ? `"${identifier.name.replaceAll('"', '""')}"` : identifier.name;
}

function printCall(node: FunctionCall, source: string): string {
  const values = node.star ? '*' : node.arguments.map(item => printExpression(item, source)).join(', ');
  const distinct = node.distinct ? 'DISTINCT ' : '';
  const filter = node.filter === undefined ? '' : ` FILTER (WHERE ${printExpression(node.filter, source)})`;
  const over = node.over === undefined ? '' : ` OVER ${printWindow(node.over, source)}`;
  return `${printIdentifier(node.name)}(${distinct}${values}${printOrderBy(node.orderBy, source)})${filter}${over}`;
}

function printWindow(over: Identifier | WindowDefinition, source: string): string {
  return 'kind' in over ? source.slice(over.range.start, over.range.end) : printIdentifier(over);
}

function printOrderBy(terms: readonly OrderingTerm[], source: string): string {
  const texts = terms.map(term => {
    const nulls = term.nulls === undefined ? '' : ` NULLS ${term.nulls}`;
    return `${printExpression(term.expression, source)}${term.descending ? ' DESC' : ''}${nulls}`;
  });
  return texts.length === 0 ? '' : ` ORDER BY ${texts.join(', ')}`;
}

/** SQL for the tree of a query. */
export function printQuery(node: Query, source: string): string {
  const tables = node.with?.tables.map(table => {
    const columns = table.columns === undefined ? '' : ` (${table.columns.map(printIdentifier).join(', ')})`;
    return `${printIdentifier(table.name)}${columns} AS (${printQuery(table.query, source)})`;
  });
  const withText =
    tables === undefined ? '' : `WITH ${node.with?.recursive ? 'RECURSIVE ' : ''}${tables.join(', ')} `;
  const rest = node.rest.map(part => ` ${part.operator} ${printCore(part.core, source)}`).join('');
  const limit = node.limit === undefined ? '' : ` LIMIT ${printExpression(node.limit, source)}`;
  const offset = node.offset === undefined ? '' : ` OFFSET ${printExpression(node.offset, source)}`;
  return `${withText}${printCore(node.first, source)}${rest}${printOrderBy(node.orderBy, source)}${limit}${offset}`;
}

function printCore(core: Core, source: string): string {
  const print = (item: Expression) => printExpression(item, source);
  if (core.kind === 'values')
    return `VALUES ${core.rows.map(row => `(${row.map(print).join(', ')})`).join(', ')}`;
  const clauses = [
    core.distinct ? 'SELECT DISTINCT' : 'SELECT',
    core.columns.map(column => printColumn(column, source)).join(', '),
    core.from === undefined ? '' : `FROM ${printTable(core.from, source)}`,
    core.where === undefined ? '' : `WHERE ${print(core.where)}`,
    core.groupBy.length === 0 ? '' : `GROUP BY ${core.groupBy.map(print).join(', ')}`,
    core.having === undefined ? '' : `HAVING ${print(core.having)}`,
    core.windows.length === 0 ? '' : 'WINDOW ',
  ];
  const windows = core.windows.map(
    ({name, definition}) => `${printIdentifier(name)} AS ${printWindow(definition, source)}`,
  );
  return `${clauses.filter(clause => clause !== '').join(' ')}${windows.join(', ')}`;
}

function printColumn(column: ResultColumn, source: string): string {
  if (column.kind === 'star') return [...column.qualifier.map(printIdentifier), '*'].join('.');
  return printExpression(column.expression, source) + printAlias(column.alias);
}

function printAlias(alias: Identifier | undefined): string {
  return alias === undefined ? '' : ` AS ${printIdentifier(alias)}`;
}

function printTable(node: TableExpression, source: string): string {
  switch (node.kind) {
    case 'table':
      return node.name.parts.map(printIdentifier).join('.') + printAlias(node.alias);
    case 'table-function': {
      const values = node.arguments.map(item => printExpression(item, source)).join(', ');
      return `${printIdentifier(node.name)}(${values})${printAlias(node.alias)}`;
    }
    case 'derived':
      return `(${printQuery(node.query, source)})${printAlias(node.alias)}`;
    case 'exec-table':
      return source.slice(node.range.start, node.range.end) + printAlias(node.alias);
    case 'group':
      return `(${printTable(node.table, source)})${printAlias(node.alias)}`;
    case 'join': {
      const on = node.on === undefined ? '' : ` ON ${printExpression(node.on, source)}`;
      const using = node.using === undefined ? '' : ` USING (${node.using.map(printIdentifier).join(', ')})`;
      const type = `${node.natural ? 'NATURAL ' : ''}${node.type}`;
      return `${printTable(node.left, source)} ${type} JOIN ${printTable(node.right, source)}${on}${using}`;
    }
  }
}
