import {RowgateError} from '../../errors.js';
import {rootsOf, walkTree} from '../../statement/children.js';
import {parseStatements} from '../../statement/parse-statements.js';
import type {Statement} from '../../statement/statement.js';

/** What a text of SQL tells of itself without a catalog. */
export interface Outline {
  /** How many there are. */
  readonly statements: number;
  /** The names of its parameters, in the order in which they come first. */
  readonly parameters: readonly string[];
  /** Whether a statement is a write. A procedure counts as one, though it may be one that only reads. */
  readonly changes: boolean;
}

const writes: ReadonlySet<Statement['kind']> = new Set([
  ...(['insert', 'update', 'replace', 'delete', 'exec'] as const),
  ...(['create-table', 'create-view', 'drop'] as const),
]);

/** A text that is no SQL has nothing to tell: what is wrong with it is said once it is run. */
export function outlineStatements(sql: string): Outline {
  const parameters = new Set<string>();
  let changes = false;
  const statements = parse(sql);
  for (const statement of statements) {
    changes ||= writes.has(statement.kind);
    for (const root of rootsOf(statement)) {
      walkTree(root, node => {
        if (node.kind === 'parameter') parameters.add(node.name);
        if (node.kind === 'exec-table') changes = true;
        return true;
      });
    }
  }
  return {statements: statements.length, parameters: [...parameters], changes};
}

function parse(sql: string): readonly Statement[] {
  try {
    return parseStatements(sql);
  } catch (error) {
    if (error instanceof RowgateError) return [];
    throw error;
  }
}
