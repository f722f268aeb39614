import {findLocal, type LocalEntry, localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {Name} from '../statement/query.js';
import type {CreateTableStatement, CreateViewStatement} from '../statement/statement.js';
import {nothingToDo} from './local-outcome.js';
import {place} from './place.js';
import type {ValuesPlan} from './plan.js';

/** Names that SQLite and Rowgate have for themselves. */
const reserved = /^(sqlite|rowgate)_/i;

/**
 * The name that CREATE gives; or the plan to do nothing, where there is one already and IF NOT EXISTS leaves it as it is.
 *
 * @throws RowgateError `invalid_value` for a name that can't be, or is taken.
 */
export function newLocalName(
  statement: CreateTableStatement | CreateViewStatement,
  locals: readonly LocalEntry[],
): string | ValuesPlan {
  const {kind, name: written, orReplace, ifNotExists} = statement;
  const what = kind === 'create-table' ? 'table' : 'view';
  const position = place(statement, written.range);
  const name = ownName(written);
  if (name === undefined) {
    const text = written.parts.map(part => part.name).join('.');
    throw new RowgateError('invalid_value', `a local ${what} can't be called "${text}"`, {
      hint: `Its name is of one part, or two: ${localName}.${written.parts.at(-1)?.name}.`,
      position,
    });
  }
  if (reserved.test(name) || name === '') {
    throw new RowgateError('invalid_value', `a local ${what} can't be called "${name}"`, {
      hint: 'Names that begin with sqlite_ or rowgate_ are taken.',
      position,
    });
  }
  const other = findLocal(locals, name);
  if (other === undefined) return name;
  if (ifNotExists && other.kind === what) return nothingToDo(other.name);
  if (orReplace && other.kind === what) return other.name;
  const isOther = other.kind !== what;
  throw new RowgateError('invalid_value', `there is a local ${other.kind} "${other.name}" already`, {
    hint: isOther
      ? `DROP ${other.kind.toUpperCase()} ${localName}.${other.name} makes room.`
      : `CREATE OR REPLACE ${what.toUpperCase()} puts this in its place.`,
    position,
  });
}

/** The name in `local.NAME` or `NAME`. */
export function ownName({parts}: Name): string | undefined {
  const [first, second, third] = parts.map(part => part.name);
  if (second === undefined) return first;
  return third === undefined && first?.toLowerCase() === localName ? second : undefined;
}
