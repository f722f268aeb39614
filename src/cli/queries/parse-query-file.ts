import {RowgateError} from '../../errors.js';
import type {BoundValue} from '../../plan/bind-parameters.js';
import {checkParameter} from './check-parameter.js';
import {outlineStatements} from './outline-statements.js';
import {type ParameterType, parameterTypes, type QueryFile, type QueryParameter} from './query-file.js';

/** What a line of the comment that begins with `@` says. */
interface Tag {
  readonly word: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

const form =
  'The form is: -- @param NAME TYPE = DEFAULT  what it is. As in: -- @param days integer = 30  how far ahead';

/**
 * Reads the comment that a file begins with:
 *
 *     -- What stops working within the next days?
 *     --
 *     -- Further lines, until the statement.
 *     --
 *     -- @param days integer = 30  how far ahead to look
 *     -- @needs linode, xeonr
 *
 * The first line is the title. A default is a literal of SQL; without one the parameter has to be given. A line with a
 * deeper indent goes on with the `@` before it. None of it has to be there.
 *
 * @throws RowgateError `usage` for a `@param` that can't be read, with its line.
 */
export function parseQueryFile(sql: string, {name, path}: Pick<QueryFile, 'name' | 'path'>): QueryFile {
  const comment = readComment(sql);
  const [title = '', ...rest] = comment;
  const {tags, text} = readTags(rest);
  const declared = tags.filter(tag => tag.word === 'param').map(tag => readParameter(tag, path));
  const providers = tags.filter(tag => tag.word === 'needs').flatMap(tag => tag.text.match(/[\w-]+/g) ?? []);
  const {parameters, changes} = outlineStatements(sql);
  const others = parameters.filter(each => !declared.some(parameter => parameter.name === each));
  return {
    name,
    path,
    title: title.trim(),
    description: text.join('\n').trim(),
    parameters: [...declared, ...others.map(each => ({name: each, description: ''}))],
    providers,
    changes,
    sql,
  };
}

/** The lines of the comment, without their dashes. */
function readComment(sql: string): readonly string[] {
  const lines = sql.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex(line => !line.startsWith('--'));
  return lines.slice(0, end === -1 ? lines.length : end).map(line => line.slice(2).replace(/^ |\s+$/g, ''));
}

/** The title is on the first line. */
function readTags(lines: readonly string[]): {tags: readonly Tag[]; text: readonly string[]} {
  const tags: Tag[] = [];
  const text: string[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const [, word, own = ''] = /^@(param|needs)(?: +(.*))?$/.exec(line) ?? [];
    const last = tags.at(-1);
    if (word !== undefined) tags.push({word, text: own, line: index + 2});
    else if (isOpen && last !== undefined && /^\s+\S/.test(line)) {
      tags[tags.length - 1] = {...last, text: `${last.text} ${line.trim()}`};
      continue;
    } else text.push(line);
    isOpen = word !== undefined;
  }
  return {tags, text};
}

const parameterForm = new RegExp(
  `^(?<name>[\\p{L}_][\\p{L}\\p{N}_]*) +(?<type>${parameterTypes.join('|')})` +
    "(?: *= *(?<literal>'(?:[^']|'')*'|[+-]?\\d+(?:\\.\\d+)?|true|false|null))?(?: +(?<description>[^=].*))?$",
  'iu',
);

function readParameter({text, line}: Tag, path: string): QueryParameter {
  const {name, type, literal, description = ''} = parameterForm.exec(text)?.groups ?? {};
  if (name === undefined || type === undefined) {
    throw new RowgateError('usage', `${path}:${line}: this @param can't be read`, {hint: form});
  }
  const parameter = {name, type: type.toLowerCase() as ParameterType, description: description.trim()};
  if (literal === undefined) return parameter;
  const value = readLiteral(literal);
  const checked = checkParameter({...parameter, default: value}, value);
  if ('value' in checked) return {...parameter, default: checked.value};
  throw new RowgateError('usage', `${path}:${line}: the default of ${name} is to be ${checked.wanted}`, {
    hint: form,
  });
}

function readLiteral(literal: string): BoundValue {
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  const word = literal.toLowerCase();
  if (word === 'null') return null;
  return word === 'true' || (word === 'false' ? false : Number(literal));
}
