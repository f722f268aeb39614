import type {Engine} from '../../engine.js';

/** A table or view that is kept on this machine. */
export interface LocalTable {
  /** With `local.` in front. */
  readonly address: string;
  readonly name: string;
  readonly description: string;
}

/** @throws RowgateError where the file of local tables can't be read. */
export async function listLocalTables(engine: Engine): Promise<readonly LocalTable[]> {
  const {columns, rows} = await engine.query('SHOW RESOURCES IN local');
  const place = (wanted: string) => columns.findIndex(({name}) => name === wanted);
  const [address, name, description] = ['id', 'name', 'description'].map(place) as [number, number, number];
  return rows.map(row => ({
    address: String(row[address]),
    name: String(row[name]),
    description: String(row[description] ?? ''),
  }));
}
