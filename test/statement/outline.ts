import type {Expression, Name} from '../../src/statement/query.js';

/**
 * A tree as data to compare: without ranges and source, without what is undefined, false or an empty list. An
 * identifier is its name, in double quotes if it was quoted; a name and a column are their parts with dots, a
 * parameter is `:name`, a literal its type and value.
 */
export function outline(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(outline);
  if (typeof node !== 'object' || node === null) return node;
  if ('quoted' in node && 'name' in node) return node.quoted ? `"${node.name}"` : node.name;
  if ('parts' in node) return (node as Name).parts.map(outline).join('.');
  const expression = node as Expression;
  if (expression.kind === 'column')
    return [...expression.qualifier, expression.column].map(outline).join('.');
  if (expression.kind === 'parameter') return `:${expression.name}`;
  if (expression.kind === 'literal') return `${expression.type} ${expression.value}`;
  const entries = Object.entries(node).flatMap(([key, value]) => {
    const empty = value === undefined || value === false || (Array.isArray(value) && value.length === 0);
    return empty || key === 'range' || key === 'source' ? [] : [[key, outline(value)]];
  });
  return Object.fromEntries(entries);
}
