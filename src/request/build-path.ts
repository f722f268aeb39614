import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {GivenParameter} from './given-parameter.js';
import {printParameter} from './print-parameter.js';
import {redacted} from './redact.js';

/**
 * The path of a call, each parameter percent-encoded, and the same with secrets replaced.
 * @throws RowgateError `invalid_value` for a value that would lead to another resource; `missing_parameter`.
 */
export function buildPath(
  method: Method,
  given: readonly GivenParameter[],
): {readonly path: string; readonly shownPath: string} {
  const inPath = given.filter(({parameter}) => parameter.in === 'path');
  const encoded = new Map(
    inPath.map(one => {
      const text = printParameter(one, undefined);
      checkSegment(method, one.parameter.name, text);
      return [
        one.parameter.name,
        {text: encodeURIComponent(text), secret: one.column?.secret ?? one.parameter.secret ?? false},
      ];
    }),
  );
  const fill = (show: boolean) =>
    method.path.replace(/\{([^{}]*)\}/g, (_placeholder, name: string) => {
      const segment = encoded.get(name);
      if (segment === undefined) {
        throw new RowgateError('missing_parameter', `${method.name} needs the parameter "${name}"`);
      }
      return show && segment.secret ? redacted : segment.text;
    });
  return {path: fill(false), shownPath: fill(true)};
}

/** Servers and proxies take `.` and `..` as steps, some of them even where the slash beside is encoded. */
function checkSegment(method: Method, name: string, text: string): void {
  const isStep = text.split(/[/\\]/).some(part => part === '.' || part === '..');
  if (text !== '' && !isStep) return;
  throw new RowgateError(
    'invalid_value',
    `"${name}" of ${method.name} ${text === '' ? 'is empty' : 'is a step in a path'}: it would address another resource`,
  );
}
