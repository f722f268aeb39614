/** The steps of a path such as `$.a.b`; `$` has none. Without `$.` it is one name, dots and all. */
export function parsePath(path: string): readonly string[] {
  if (path === '$') return [];
  return path.startsWith('$.') ? path.slice(2).split('.') : [path];
}

/** The value that steps lead to in parsed JSON, or undefined where there is none. */
export function readPath(value: unknown, steps: readonly string[]): unknown {
  let found = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return found;
}

/** The same, whatever the case of the names; an exact name goes first. */
export function readPathAnyCase(value: unknown, steps: readonly string[]): unknown {
  let found = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return undefined;
    const names = Object.keys(found);
    const name =
      names.find(each => each === step) ?? names.find(each => each.toLowerCase() === step.toLowerCase());
    if (name === undefined) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

/** A copy of plain data with the value at a path replaced. Objects that are missing on the way are made. */
export function replaceAt(data: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(data)) {
    return data.map((item, index) => (String(index) === step ? replaceAt(item, rest, value) : item));
  }
  const object = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const inner = Object.hasOwn(object, step) ? object[step] : undefined;
  return {...object, [step]: replaceAt(inner, rest, value)};
}
