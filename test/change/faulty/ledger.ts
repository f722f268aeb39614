/** One thing that an API has done to a row. */
export type Deed =
  | {readonly what: 'created' | 'changed' | 'deleted'; readonly row: string}
  | {readonly what: 'issued'; readonly row: string; readonly secret: string};

/** What an API has done, in order: the truth that outcomes are held against. */
export interface Ledger {
  readonly deeds: readonly Deed[];
  add(deed: Deed): void;
  /** How often it has done something to a row. */
  count(what: Deed['what'], row: string): number;
  /** A new secret, that no other is like. */
  issue(row: string): string;
  /** The secret that a row has now. */
  current(row: string): string | undefined;
  /** A function that brings back what it says now. */
  save(): () => void;
}

/** Every secret of these tests holds it. */
export const canary = 'canary';

export function createLedger(): Ledger {
  const deeds: Deed[] = [];
  return {
    deeds,
    add: deed => {
      deeds.push(deed);
    },
    count: (what, row) => deeds.filter(each => each.what === what && each.row === row).length,
    issue: row => {
      const secret = `${canary}-secret-${deeds.length}-of-${row}`;
      deeds.push({what: 'issued', row, secret});
      return secret;
    },
    current: row =>
      deeds.flatMap(each => (each.what === 'issued' && each.row === row ? each.secret : [])).at(-1),
    save: () => {
      const saved = [...deeds];
      return () => {
        deeds.splice(0, deeds.length, ...saved);
      };
    },
  };
}

/** A function that makes rows, and what was done to them, what they are now. */
export function saveRows<Row>(rows: Map<string, Row>, ledger: Ledger): () => void {
  const saved = [...rows];
  const restore = ledger.save();
  return () => {
    rows.clear();
    for (const [id, row] of saved) rows.set(id, row);
    restore();
  };
}
