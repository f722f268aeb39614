import type {Method} from '../catalog/method.js';
import type {LocalValue} from '../row.js';

/** The parameters that are given, and those whose value no statement says. */
export function fillParameters(
  method: Method,
  given: Readonly<Record<string, LocalValue>>,
  asked: readonly string[],
): Readonly<Record<string, LocalValue>> {
  const filled: Record<string, LocalValue> = {...given};
  for (const {name, fill} of method.parameters) {
    if (fill?.kind === 'constant') {
      filled[name] = typeof fill.value === 'boolean' ? Number(fill.value) : fill.value;
    } else if (fill?.kind === 'asked' && asked.includes(fill.column)) {
      filled[name] = 1;
    } else if (fill?.kind === 'mask') {
      const names = method.parameters.filter(
        each => each.in === 'body' && each.fill === undefined && each.name in given && !each.required,
      );
      filled[name] = names.map(each => each.name).join(',');
    }
  }
  return filled;
}
