import {type Catalog, findMethod, resourceAt} from '../../catalog/catalog.js';
import {RowgateError} from '../../errors.js';
import {isWrite} from '../../plan/is-write.js';
import type {Plan} from '../../plan/plan.js';
import type {Session} from '../session/session.js';
import {isOn} from '../session/settings.js';

/**
 * Refuses a write that may not be made over this session, before anything is read.
 *
 * @throws RowgateError `read_only`, or `refused` where a secret that is shown only once would be lost.
 */
export function checkWrite(plan: Plan, catalog: Catalog, session: Session, allowWrites: boolean): void {
  if (!isWrite(plan, catalog) || isOn(session.settings, 'rowgate.dry_run')) return;
  if (!allowWrites) {
    throw new RowgateError('read_only', 'this server only reads: nothing was changed', {
      hint: 'It allows changes where it was started with --allow-writes.',
    });
  }
  const scope = session.transaction === undefined ? 'default_transaction' : 'transaction';
  if (isOn(session.settings, `${scope}_read_only`)) {
    throw new RowgateError('read_only', 'this transaction is read-only: nothing was changed');
  }
  checkSecrets(plan, catalog, session);
}

function checkSecrets(plan: Plan, catalog: Catalog, session: Session): void {
  if (plan.kind !== 'change' || plan.verb === 'exec' || session.keeping.secretSink !== undefined) return;
  const {reveals = []} = findMethod(resourceAt(catalog, plan.resource), plan.method);
  if (reveals.length === 0) return;
  const names = reveals.join(', ');
  if (session.transaction !== undefined) {
    throw new RowgateError(
      'refused',
      `${plan.verb.toUpperCase()} gives a secret that is shown only once (${names}), and COMMIT shows none`,
      {hint: `Run it outside of a transaction, in autocommit mode, with RETURNING ${names}.`},
    );
  }
  if (plan.returning?.columns.some(column => column.secret)) return;
  throw new RowgateError(
    'refused',
    `${plan.verb.toUpperCase()} gives a secret that is shown only once, and nothing here takes it: ${names}`,
    {hint: `Add RETURNING ${names}.`},
  );
}
