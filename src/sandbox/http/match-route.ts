/** `path` has `{name}` where a parameter goes, `{name:int}` where only digits may stand. */
export interface RoutePattern {
  readonly method: string;
  readonly path: string;
}

export type RouteMatch<R> =
  | {readonly kind: 'found'; readonly route: R; readonly parameters: Readonly<Record<string, string>>}
  | {readonly kind: 'no-path'}
  | {readonly kind: 'no-method'};

/** The first route for this path and method; HEAD is served by what serves GET. */
export function matchRoute<R extends RoutePattern>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> {
  const wanted = method === 'HEAD' ? 'GET' : method;
  let known = false;
  for (const route of routes) {
    const parameters = matchPath(route.path, path);
    if (parameters === undefined) {
      continue;
    }
    if (route.method === wanted) {
      return {kind: 'found', route, parameters};
    }
    known = true;
  }
  return {kind: known ? 'no-method' : 'no-path'};
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const found = path.split('/');
  if (expected.length !== found.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const text = found[index] ?? '';
    const parameter = /^\{(\w+)(:int)?\}$/.exec(segment);
    if (parameter === null) {
      if (segment !== text) {
        return undefined;
      }
    } else if (text === '' || (parameter[2] !== undefined && !/^\d+$/.test(text))) {
      return undefined;
    } else {
      parameters[parameter[1] ?? ''] = decodeSegment(text);
    }
  }
  return parameters;
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
