/** How much a scope allows. `held`: it says neither reading nor writing. */
export type ScopeLevel = 'held' | 'read' | 'write' | 'all';

export const scopeLevels: readonly ScopeLevel[] = ['held', 'read', 'write', 'all'];

const reading = new Set(['read', 'read_only', 'readonly', 'view', 'list']);
const writing = new Set(['write', 'read_write', 'manage', 'revoke', 'delete', 'create', 'update']);
const everything = new Set(['*', 'admin', 'all']);

/** What a scope is about, and how much of it: `domains:read_only` is reading of domains. */
export function describeScope(scope: string): {readonly about: string; readonly level: ScopeLevel} {
  if (everything.has(scope)) return {about: scope, level: 'all'};
  const at = scope.lastIndexOf(':');
  const [about, how] = [scope.slice(0, at), scope.slice(at + 1).toLowerCase()];
  if (at > 0 && reading.has(how)) return {about, level: 'read'};
  if (at > 0 && writing.has(how)) return {about, level: 'write'};
  return {about: scope, level: 'held'};
}
