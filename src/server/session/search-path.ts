import {scanSql} from '../statement/scan-sql.js';
import type {Session} from './session.js';

/** The schemas of a session's search_path, of which there need not be each. */
export function readSearchPath({settings, user}: Pick<Session, 'settings' | 'user'>): readonly string[] {
  return scanSql(settings.get('search_path') ?? '')
    .filter(({kind, value}) => kind !== 'symbol' && value !== '')
    .map(({value}) => (value === '$user' ? user : value));
}

/** A search_path as text. */
export function writeSearchPath(schemas: readonly string[]): string {
  return schemas
    .map(name => (/^[a-z_][a-z\d_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`))
    .join(', ');
}
