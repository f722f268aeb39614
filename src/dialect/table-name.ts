import type {Catalog, ResourceEntry} from '../catalog/catalog.js';
import {localName} from '../catalog/local.js';
import {RowgateError} from '../errors.js';

/** What Kysely knows of the name of a table. */
export interface TableParts {
  readonly schema: string | undefined;
  readonly name: string;
}

/** The name of a resource in Kysely: `linode/account/oauth_clients`. */
export function tableKey({address}: ResourceEntry): string {
  return address.replaceAll('.', '/');
}

/**
 * The parts of a name that came whole: one with slashes, one of a single part, or one that `withSchema` has put into a
 * service. A name with dots may have had more parts than the two that Kysely leaves of it.
 *
 * @throws RowgateError `unknown_resource`.
 */
export function splitTableName(catalog: Catalog, {schema, name}: TableParts): readonly string[] {
  const parts = name.split('/');
  if (schema === undefined) return parts;
  // Kysely splits what it parses at each dot, so that this schema was given as it is.
  if (schema.includes('.')) return [...schema.split('.'), ...parts];
  // A local name has no third part that could have been dropped.
  if (schema.toLowerCase() === localName) return [schema, ...parts];
  const meant = catalog.resources.filter(({provider, service, resource}) => {
    const names = [provider.name, service.name, resource.name];
    return isStart([schema, name], names) || isStart([schema, name], names.slice(1));
  });
  const known = meant.map(entry => `'${tableKey(entry)}'`).join(', ');
  throw new RowgateError(
    'unknown_resource',
    `the table "${schema}.${name}" has a name with dots, of which Kysely drops what follows the second part`,
    {
      hint:
        known === ''
          ? "Write it with slashes: 'provider/service/resource'."
          : `Write it with slashes: ${known}.`,
    },
  );
}

function isStart(start: readonly string[], names: readonly string[]): boolean {
  return start.every((part, index) => part.toLowerCase() === names[index]?.toLowerCase());
}
