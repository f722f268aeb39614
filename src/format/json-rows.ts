import type {ResultHead} from '../execute/result.js';
import type {Row} from '../row.js';
import {writeJson} from './json-text.js';

/**
 * Makes of a row the text of a JSON object on one line, without a line break. The members are in the order of the
 * columns, whatever the columns are called.
 */
export function createObjectWriter(columns: ResultHead['columns']): (row: Row) => string {
  // Printed by hand: an object would put names that look like integers first.
  const prefixes = nameMembers(columns.map(column => column.name)).map(name => `${writeJson(name)}:`);
  return row => `{${prefixes.map((prefix, index) => prefix + writeJson(row[index] ?? null)).join(',')}}`;
}

/**
 * Names for the members of an object, all different: the second column called `id` is `id_2`, the third `id_3`, and
 * a number is passed over where a column already has that name.
 */
export function nameMembers(names: readonly string[]): readonly string[] {
  const columnNames = new Set(names);
  const used = new Set<string>();
  return names.map(name => {
    let member = name;
    for (let count = 2; used.has(member) || (member !== name && columnNames.has(member)); count++) {
      member = `${name}_${count}`;
    }
    used.add(member);
    return member;
  });
}
