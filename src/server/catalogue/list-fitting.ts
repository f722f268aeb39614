/** Of a table's columns, the names that Postgres has for itself. */
const systemColumns: ReadonlySet<string> = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);

/** Bytes that Postgres keeps of a name. */
const longestName = 63;

/**
 * Those whose names Postgres can have beside each other: none without a name, and of several that begin with the same 63
 * bytes only the first.
 */
export function listFitting<Named extends {readonly name: string}>(all: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return all.filter(({name}) => {
    // Of a character that is cut, what stands for it.
    const kept = Buffer.from(name).subarray(0, longestName).toString('utf8');
    if (name === '' || name.includes('\0') || seen.has(kept)) return false;
    seen.add(kept);
    return true;
  });
}

/** The same of the columns of a table, without those that Postgres adds to each. */
export function listFittingColumns<Named extends {readonly name: string}>(
  columns: readonly Named[],
): readonly Named[] {
  return listFitting(columns).filter(({name}) => !systemColumns.has(name));
}
