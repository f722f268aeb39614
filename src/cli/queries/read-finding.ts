import {RowgateError} from '../../errors.js';
import {outlineStatements} from './outline-statements.js';
import {type FindingHeader, type FixTemplate, type Severity, severities} from './query-file.js';
import type {Tag} from './read-tags.js';

/**
 * What the comment of a query says of it as a finding, or undefined where it has no severity:
 *
 *     -- @severity high
 *     -- @advice Register the URI with https
 *     -- @fix provider=linode problem='no PKCE' DELETE FROM linode.profile.apps WHERE id IN (:id)
 *
 * A fix may begin with columns and their values: it is for the rows that have these. There may be several.
 *
 * @throws RowgateError `usage` for a line that can't be read, with its number.
 */
export function readFinding(tags: readonly Tag[], path: string): FindingHeader | undefined {
  const [severity, second] = tags.filter(tag => tag.word === 'severity');
  const others = tags.filter(tag => tag.word === 'advice' || tag.word === 'fix');
  const [other] = others;
  const fail = ({line}: Tag, problem: string, hint: string) =>
    new RowgateError('usage', `${path}:${line}: ${problem}`, {hint});
  if (severity === undefined) {
    if (other === undefined) return undefined;
    throw fail(other, `@${other.word} is of a finding, and there is no @severity`, severityHint);
  }
  if (second !== undefined) throw fail(second, 'there is a second @severity', severityHint);
  const word = severity.text.trim().toLowerCase();
  if (!isSeverity(word)) throw fail(severity, `there is no severity "${severity.text}"`, severityHint);
  const readOne = (tag: Tag) => {
    const fix = readFix(tag.text);
    if (fix !== undefined) return fix;
    throw fail(tag, "this @fix can't be read", fixHint);
  };
  const texts = others.filter(tag => tag.word === 'advice').map(tag => tag.text.trim());
  return {
    severity: word,
    advice: texts.join(' '),
    fixes: others.filter(tag => tag.word === 'fix').map(readOne),
  };
}

const severityHint = `As in: -- @severity high. There are: ${severities.join(', ')}.`;
const fixHint =
  'After columns with their values comes one statement that changes something: ' +
  '-- @fix provider=linode DELETE FROM linode.profile.apps WHERE id IN (:id)';

function isSeverity(word: string): word is Severity {
  return severities.some(each => each === word);
}

const condition = /^\s*([\p{L}_][\p{L}\p{N}_]*)=(?:'((?:[^']|'')*)'|([^\s']+))(?=\s)/u;

function readFix(text: string): FixTemplate | undefined {
  const when: [string, string][] = [];
  let rest = text;
  for (let found = condition.exec(rest); found !== null; found = condition.exec(rest)) {
    const [all, column = '', quoted, plain = ''] = found;
    when.push([column, quoted?.replaceAll("''", "'") ?? plain]);
    rest = rest.slice(all.length);
  }
  const {changes, statements} = outlineStatements(rest);
  return changes && statements === 1 ? {when: Object.fromEntries(when), sql: rest.trim()} : undefined;
}
