import {RowgateError} from '../../errors.js';
import type {BoundValue} from '../../plan/bind-parameters.js';
import {checkParameter} from './check-parameter.js';
import {outlineStatements} from './outline-statements.js';
import {type ParameterType, parameterTypes, type QueryFile, type QueryParameter} from './query-file.js';
import {readFinding} from './read-finding.js';
import {readTags, type Tag} from './read-tags.js';

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
 *     -- @severity low
 *     -- @advice Have the app authorized again
 *
 * The first line is the title. A default is a literal of SQL; without one the parameter has to be given. A line with a
 * deeper indent goes on with the `@` before it. None of it has to be there. With a severity, rows are findings; see
 * readFinding.
 *
 * @throws RowgateError `usage` for a line with `@` that can't be read, with its number.
 */
export function parseQueryFile(sql: string, {name, path}: Pick<QueryFile, 'name' | 'path'>): QueryFile {
  const comment = readComment(sql);
  const [title = '', ...rest] = comment;
  const {tags, text} = readTags(rest);
  const declared = tags.filter(tag => tag.word === 'param').map(tag => readParameter(tag, path));
  const providers = tags.filter(tag => tag.word === 'needs').flatMap(tag => tag.text.match(/[\w-]+/g) ?? []);
  const finding = readFinding(tags, path);
  const {parameters, changes} = outlineStatements(sql);
  const others = parameters.filter(each => !declared.some(parameter => parameter.name === each));
  return {
    name,
    path,
    title: title.trim(),
    description: text.join('\n').trim(),
    parameters: [...declared, ...others.map(each => ({name: each, description: ''}))],
    providers,
    ...(finding && {finding}),
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
