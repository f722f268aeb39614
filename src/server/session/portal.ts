import type {Answer, Parameter, Prepared} from '../answer/answerer.js';
import type {Format} from '../protocol/frontend-message.js';
import type {StatementText} from '../statement/split-statements.js';

/** A statement with its parameters, ready to be run, or run and not yet read to its end. SQL calls it a cursor. */
export interface Portal {
  readonly text: StatementText | undefined;
  /** Undefined: the text was empty. */
  readonly prepared: Prepared | undefined;
  readonly parameters: readonly Parameter[];
  /** One for each column. Of a cursor, those of the first FETCH. */
  formats: readonly Format[] | undefined;
  /** Undefined until it is run. */
  answer: Exclude<Answer, {kind: 'failure'}> | undefined;
  /** Lets go of what the answer holds; to be called once nothing more is wanted of it. */
  release: () => void;
  /** It outlives its transaction. */
  readonly isHeld: boolean;
}

export function createPortal(
  text: StatementText | undefined,
  prepared: Prepared | undefined,
  parameters: readonly Parameter[],
  more: {readonly formats?: readonly Format[]; readonly isHeld?: boolean} = {},
): Portal {
  return {
    text,
    prepared,
    parameters,
    formats: more.formats,
    answer: undefined,
    release: () => {},
    isHeld: more.isHeld ?? false,
  };
}

/** Closes portals: all, or only those that end with their transaction. */
export function closePortals(portals: Map<string, Portal>, which: 'all' | 'unheld'): void {
  for (const [name, portal] of portals) {
    if (which === 'unheld' && portal.isHeld) continue;
    portal.release();
    portals.delete(name);
  }
}
