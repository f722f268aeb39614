import {rootsOf, walkTree} from '../statement/children.js';
import type {Statement} from '../statement/statement.js';

/** A name of so many parts is a resource's. */
const wholeName = 3;

/** Whether it matters to some statements which local tables and views there are. */
export function needsLocals(statements: readonly Statement[]): boolean {
  return statements.some(statement => {
    if (statement.kind === 'explain') return needsLocals([statement.statement]);
    if (statement.kind === 'show') return statement.what === 'tables' || mayBeLocal(statement.name);
    if (statement.kind === 'create-table' || statement.kind === 'create-view' || statement.kind === 'drop') {
      return true;
    }
    if ('table' in statement && mayBeLocal(statement.table)) return true;
    if ('name' in statement && mayBeLocal(statement.name)) return true;
    let found = false;
    for (const root of rootsOf(statement)) {
      walkTree(root, node => {
        found ||= node.kind === 'table' && mayBeLocal(node.name);
        found ||= node.kind === 'in' && node.set.kind === 'table';
        return !found;
      });
    }
    return found;
  });
}

function mayBeLocal(name: {readonly parts: readonly unknown[]} | undefined): boolean {
  return name !== undefined && name.parts.length < wholeName;
}
