import {type Catalog, findMethod, resourceAt} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import type {ChangeSet} from './change-set.js';

/**
 * What becomes of a plan, a journal or a transaction is told row by row, without what the API answers: a secret that it shows only once
 * would be lost.
 *
 * @throws RowgateError `usage` where there are such secrets, and no place for them.
 */
export function checkSecretsKept(
  {resource, method, changes}: ChangeSet,
  catalog: Catalog,
  place: string | undefined,
): void {
  if (place !== undefined || changes.every(change => change.call === undefined)) return;
  const {reveals = []} = findMethod(resourceAt(catalog, resource), method);
  if (reveals.length === 0) return;
  throw new RowgateError(
    'usage',
    `${method} of ${resource} shows a secret only once (${reveals.join(', ')}), and there is no place for it`,
    {
      hint: "Name one: --secrets-to FILE, or --secrets-to 'command …'; in a program, secretSink. Nothing was sent.",
    },
  );
}
