import type {Value} from '../../row.js';
import type {Token} from '../../statement/token.js';
import {tokenize} from '../../statement/tokenize.js';
import type {Parameters} from '../option/read-parameters.js';
import type {FixTemplate} from '../queries/query-file.js';
import type {Finding, Fix} from './estate-report.js';
import {quoteForShell} from './quote-for-shell.js';
import {writeLiteral} from './write-literal.js';

/** As many as one statement may change where nobody says otherwise. */
const mostRows = 100;

/**
 * The statements by which the rows of a finding are mended, as their templates say. `IN (:id)` takes the values of several
 * rows, so that one statement does for up to a hundred of them; with anything else than that, each row has its own. A
 * parameter of the query has its value.
 */
export function writeFixes(
  {columns, rows}: Pick<Finding, 'columns' | 'rows'>,
  templates: readonly FixTemplate[],
  parameters: Parameters,
  options: readonly string[],
): readonly Fix[] {
  return templates.flatMap(template => {
    const placeOf = (name: string) => columns.findIndex(each => each.name === name);
    const wanted = Object.entries(template.when).map(([name, value]) => [placeOf(name), value] as const);
    const fitting = [...rows.keys()].filter(at =>
      wanted.every(([place, value]) => String(rows[at]?.[place] ?? null) === value),
    );
    const gaps = findGaps(template.sql, parameters);
    const size = gaps.filter(each => !each.isParameter).length === 1 && gaps.some(each => each.isList);
    return cut(fitting, size ? mostRows : 1).flatMap((numbers): readonly Fix[] => {
      const statement = fill(template.sql, gaps, name => {
        if (Object.hasOwn(parameters, name)) return [writeLiteral(parameters[name] as Value)];
        return numbers.map(at => writeLiteral(rows[at]?.[placeOf(name)] ?? null));
      });
      const command = ['rowgate query', ...options, '--dry-run', quoteForShell(statement)].join(' ');
      return [{statement, command, rows: numbers}];
    });
  });
}

/** A parameter in a template. */
interface Gap extends Pick<Token, 'start' | 'end'> {
  readonly name: string;
  /** It is one of the query's, and not a column. */
  readonly isParameter: boolean;
  /** It is all there is in the brackets of an IN. */
  readonly isList: boolean;
}

function findGaps(sql: string, parameters: Parameters): readonly Gap[] {
  const {tokens} = tokenize(sql);
  return tokens.flatMap(({type, value, start, end}, at) => {
    if (type !== 'parameter') return [];
    const [word, open, close] = [at - 2, at - 1, at + 1].map(index => tokens[index]?.key);
    const isList = word === 'IN' && open === '(' && close === ')';
    return [{start, end, name: value, isParameter: Object.hasOwn(parameters, value), isList}];
  });
}

function fill(sql: string, gaps: readonly Gap[], valuesOf: (name: string) => readonly string[]): string {
  let text = '';
  let next = 0;
  for (const {start, end, name} of gaps) {
    text += sql.slice(next, start) + [...new Set(valuesOf(name))].join(', ');
    next = end;
  }
  return text + sql.slice(next);
}

function cut(numbers: readonly number[], size: number): readonly (readonly number[])[] {
  const pieces: (readonly number[])[] = [];
  for (let start = 0; start < numbers.length; start += size) pieces.push(numbers.slice(start, start + size));
  return pieces;
}
