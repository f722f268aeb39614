/** The scopes an endpoint here can ask for; `null` is an endpoint that asks for no token at all. */
export type NeededScope = 'account:read_only' | 'account:read_write' | null;

/** Single scopes of a list parted by blanks (as documented today) or commas (as it once was). */
export function splitScopes(scopes: string): string[] {
  return scopes.split(/[\s,]+/).filter(scope => scope !== '');
}

/** `*` grants everything, and `read_write` also what `read_only` does. */
export function grantsScope(scopes: string, needed: string): boolean {
  const [category, access] = needed.split(':');
  return splitScopes(scopes).some(
    scope =>
      scope === '*' || scope === needed || (access === 'read_only' && scope === `${category}:read_write`),
  );
}

/** Whether each single scope has the form `category:read_only`, `category:read_write` or `*`. */
export function areScopes(scopes: string): boolean {
  const split = splitScopes(scopes);
  return split.length > 0 && split.every(scope => /^(\*|[a-z_]+:(read_only|read_write))$/.test(scope));
}
