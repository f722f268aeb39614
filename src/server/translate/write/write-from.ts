import {quoteName} from '../../../plan/rewrite.js';
import type {PostgresDerived, PostgresTableFunction} from '../../../statement/postgres/tree.js';
import type {Name} from '../../../statement/query.js';
import type {TableExpression} from '../../../statement/table.js';
import {resolveName} from '../table-name.js';
import {writeAll, writeExpression} from './write-expression.js';
import {writeQuery} from './write-query.js';
import {remove, replace, type Writing, withBlanksBefore, wrap} from './writing.js';

export function writeFrom(writing: Writing, node: TableExpression): void {
  switch (node.kind) {
    case 'join':
      writeFrom(writing, node.left);
      writeFrom(writing, node.right);
      if (node.on !== undefined) writeExpression(writing, node.on);
      return;
    case 'group':
      writeFrom(writing, node.table);
      return;
    case 'table':
      writeName(writing, node.name);
      return;
    case 'derived':
      writeDerived(writing, node as PostgresDerived);
      return;
    case 'table-function':
      writeSetFunction(writing, node as PostgresTableFunction);
      return;
    case 'exec-table':
      writeAll(writing, [...node.exec.arguments.map(argument => argument.value), node.exec.json]);
      if (node.exec.forEach !== undefined) writeQuery(writing, node.exec.forEach, true);
  }
}

/** A name without the database, and with the provider of a schema. */
export function writeName(writing: Writing, {parts, range}: Name): void {
  const names = parts.map(part => part.name);
  const resolved = resolveName(writing.inference.catalog, names);
  if (resolved !== names) replace(writing, range, resolved.map(quoteName).join('.'));
}

// SQLite gives names to the columns of a common table only.
function writeDerived(writing: Writing, {query, alias, aliases}: PostgresDerived): void {
  if (aliases !== undefined && alias !== undefined) {
    const name = quoteName(alias.name);
    const columns = aliases.columns.map(column => quoteName(column.name)).join(', ');
    wrap(writing, query.range, `WITH ${name}(${columns}) AS (`, `) SELECT * FROM ${name}`);
    replace(writing, withBlanksBefore(writing, aliases.columnsRange), '');
  }
  writeQuery(writing, query, aliases === undefined);
}

function writeSetFunction(writing: Writing, node: PostgresTableFunction): void {
  const {name, schema, argumentsRange, alias, aliases, lateral} = node;
  if (lateral !== undefined) remove(writing, lateral);
  const rule = writing.inference.sets.get(node);
  const start = schema?.range.start ?? name.range.start;
  if (rule !== undefined) {
    const whole = {start, end: argumentsRange.end};
    const shown = alias === undefined ? ` AS ${quoteName(name.name.toLowerCase())}` : '';
    if (rule.array === undefined) wrap(writing, whole, '', shown);
    else wrap(writing, whole, 'json_each(', `)${shown}`);
    replace(writing, {start, end: name.range.end}, rule.array ?? 'json_each');
  }
  if (aliases !== undefined) replace(writing, withBlanksBefore(writing, aliases.columnsRange), '');
  writeAll(writing, node.arguments);
}
