import type {Result} from '../../src/index.js';
import type {OracleRows, OracleValue} from './oracle-database.js';
import type {RandomSelect} from './select.js';

/** What is wrong with the engine's answer by the oracle's rows, or undefined. */
export function findFault(select: RandomSelect, result: Result, oracle: OracleRows): string | undefined {
  const width = oracle.names.length - select.keys;
  if (result.complete !== true) return `incomplete: ${result.complete.reason}`;
  if (result.columns.length !== width) return `${result.columns.length} columns instead of ${width}`;
  const wrongType = select.kinds?.findIndex(
    (kind, index) => (kind === 'boolean' || kind === 'timestamp') && result.columns[index]?.type !== kind,
  );
  if (wrongType !== undefined && wrongType >= 0) {
    return `column ${wrongType} is ${result.columns[wrongType]?.type}, not ${select.kinds?.[wrongType]}`;
  }
  const expected = oracle.rows.map(row => ({
    row: print(row.slice(0, width).map((value, index) => toResult(value, result.columns[index]?.type))),
    group: print([...row.slice(width), ...select.ordinals.map(index => row[index])]),
  }));
  return compareRows(select, expected, result.rows.map(print));
}

interface Expected {
  readonly row: string;
  /** Rows with the same group may stand in any order among themselves. */
  readonly group: string;
}

/** Each part of the answer must come from the group of equal rows that belongs there. */
function compareRows(
  {limit, offset}: RandomSelect,
  expected: readonly Expected[],
  actual: readonly string[],
): string | undefined {
  const end = limit === undefined ? expected.length : Math.min(expected.length, offset + limit);
  const size = Math.max(0, end - offset);
  if (actual.length !== size)
    return `${actual.length} rows instead of ${size}${difference(expected, actual)}`;
  for (let start = 0; start < expected.length; ) {
    let next = start + 1;
    while (expected[next]?.group === expected[start]?.group && next < expected.length) next++;
    const rest = count(expected.slice(start, next).map(({row}) => row));
    for (let index = Math.max(start, offset); index < Math.min(next, end); index++) {
      const row = actual[index - offset] ?? '';
      const left = rest.get(row) ?? 0;
      if (left === 0)
        return `row ${index - offset} must not stand there: ${row}${difference(expected, actual)}`;
      rest.set(row, left - 1);
    }
    start = next;
  }
  return undefined;
}

function count(rows: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return counts;
}

function difference(expected: readonly Expected[], actual: readonly string[]): string {
  const list = (rows: readonly string[]) => rows.slice(0, 12).join('\n    ');
  return `\n  expected of\n    ${list(expected.map(({row}) => row))}\n  got\n    ${list(actual)}`;
}

/** A value as results show it: by this test's own reading of what they promise. */
function toResult(value: OracleValue, type: string | undefined): unknown {
  if (type === 'boolean' && (value === 0 || value === 1)) return value === 1;
  if (type === 'timestamp' && typeof value === 'string') return `${value}Z`;
  return value;
}

/** Text that tells values and their types apart. */
function print(values: readonly unknown[]): string {
  return values
    .map(value => {
      if (typeof value === 'bigint') return `${value}n`;
      if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
      return JSON.stringify(value);
    })
    .join(' | ');
}
