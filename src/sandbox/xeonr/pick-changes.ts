import type {XeonrBehaviour} from './behaviour.js';
import {type FieldKind, type MessageType, toLowerCamel, type Values} from './connect/read-message.js';

/**
 * The settings that an update changes: all in its mask, where one that is not set goes back to its default; or
 * without a mask, all that are set. A text says what is wrong with the mask.
 */
export function pickChanges(
  values: Values,
  type: MessageType,
  {falseWithoutMask}: Pick<XeonrBehaviour, 'falseWithoutMask'>,
): Values | string {
  const mask = String(values.updateMask ?? '')
    .split(',')
    .map(path => path.trim())
    .filter(path => path !== '')
    // The documents write `logo_url`, ProtoJSON `logoUrl`.
    .map(toLowerCamel);
  if (mask.length === 0) {
    // An empty text or list counts as not set: that a mask is needed to clear them is documented.
    const isSet = (value: unknown) =>
      value === false
        ? falseWithoutMask === 'set'
        : value !== '' && !(Array.isArray(value) && value.length === 0);
    return Object.fromEntries(
      Object.entries(values).filter(([name, value]) => Object.hasOwn(type, name) && isSet(value)),
    );
  }
  const wrong = mask.find(path => !Object.hasOwn(type, path));
  if (wrong !== undefined) {
    return `path "${wrong}" is not a field that can be updated`;
  }
  return Object.fromEntries(mask.map(path => [path, values[path] ?? defaultOf(type[path] ?? 'string')]));
}

function defaultOf(kind: FieldKind): unknown {
  switch (kind) {
    case 'bool':
      return false;
    case 'strings':
    case 'uuids':
    case 'bindings':
      return [];
    default:
      return '';
  }
}
