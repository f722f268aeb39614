import type {QueryParameter} from './query-file.js';

/** A parameter as the comment of a file has it, as in `days integer = 30`. */
export function describeParameter(parameter: QueryParameter): string {
  const {name, type, default: value} = parameter;
  const start = type === undefined ? name : `${name} ${type}`;
  return value === undefined ? start : `${start} = ${describeValue(value)}`;
}

function describeValue(value: unknown): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
