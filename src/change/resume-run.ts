import {type Catalog, findMethod, type ResourceEntry, resourceAt} from '../catalog/catalog.js';
import type {Method} from '../catalog/method.js';
import {RowgateError} from '../errors.js';
import type {Outcome, PlanResult} from '../execute/result.js';
import {redacted} from '../request/redact.js';
import {checkAccounts} from './account.js';
import {applyChanges} from './apply-changes.js';
import type {ChangeContext} from './change-context.js';
import type {Change} from './change-set.js';
import {isAsIntended} from './compare-row.js';
import {guardChanges} from './guard-changes.js';
import {reopenJournal} from './journal.js';
import {findExisting, identify} from './leave-out-existing.js';
import type {RecordedRun, RecordedState} from './read-journal.js';
import {readRow} from './read-row.js';
import {resultOfChangeSet} from './result-of-changes.js';
import {shareWork} from './share-work.js';

/**
 * Goes on with a run that ended early: what is done stays done; what may have been sent is looked up where the API lets
 * one see, and is `unknown` where it does not, unless `retryUnknown`; what was not sent is sent, after its row has been
 * read again.
 */
export async function resumeRun(
  recorded: RecordedRun,
  context: ChangeContext,
  {retryUnknown}: {retryUnknown: boolean},
): Promise<PlanResult> {
  const {changeSet} = recorded;
  checkAccounts('run', changeSet.accounts ?? [], context.identify);
  const entry = resourceAt(context.catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const states = [...recorded.states];
  await shareWork(states.length, context.concurrency, async index => {
    const change = changeSet.changes[index];
    const state = states[index];
    if (change !== undefined && state?.kind === 'sent') {
      states[index] = await lookUp(recorded, change, entry, method, context, retryUnknown);
    }
  });
  const open = changeSet.changes.map((change, index) =>
    states[index]?.kind === 'open' ? change : {...change, call: undefined},
  );
  checkSecrets(open, recorded);
  const rest = {...changeSet, changes: open};
  if (context.dryRun) return describeStates(recorded, states, context.catalog);
  await guardChanges(rest, {...context, yes: true});
  const journal = reopenJournal(recorded.path, recorded.run);
  try {
    const found = states.flatMap((state, index) =>
      state.kind === 'ended' && recorded.states[index]?.kind !== 'ended'
        ? [{index, outcome: state.outcome}]
        : [],
    );
    journal.settle(found);
    const applied = await applyChanges(rest, {...context, recheck: true}, journal);
    for (const [index, {outcome}] of applied.entries()) {
      if (states[index]?.kind === 'open') states[index] = {kind: 'ended', outcome};
    }
  } finally {
    journal.close();
  }
  return describeStates(recorded, states, context.catalog);
}

/** What became of a change that may have been sent. */
async function lookUp(
  {changeSet}: RecordedRun,
  change: Change,
  entry: ResourceEntry,
  method: Method,
  context: ChangeContext,
  retryUnknown: boolean,
): Promise<RecordedState> {
  const {verb} = changeSet;
  if (verb === 'delete' || verb === 'update' || verb === 'replace') {
    const now = await readRow(changeSet.resource, change, context);
    const isMade = verb === 'delete' ? now === undefined : isAsIntended(entry, changeSet, change, now);
    return isMade ? {kind: 'ended', outcome: {kind: 'done'}} : {kind: 'open'};
  }
  if (verb === 'insert' && changeSet.naturalKey !== undefined) {
    const key = (await findExisting(changeSet, [change], context)).get(identify(changeSet, change));
    return key === undefined ? {kind: 'open'} : {kind: 'ended', outcome: {kind: 'done'}, key};
  }
  if (method.idempotent || retryUnknown) return {kind: 'open'};
  const reason = 'it was sent, and no answer tells whether it was made; nothing shows it';
  return {kind: 'ended', outcome: {kind: 'unknown', reason}};
}

/** A journal has no secrets, so that what needs one can't be sent from it. */
function checkSecrets(changes: readonly Change[], {run}: RecordedRun): void {
  const needs = changes.some(({call}) => call && Object.values(call).includes(redacted));
  if (!needs) return;
  throw new RowgateError(
    'unsupported',
    `what is left of ${run} needs secrets, which its journal does not hold`,
    {
      hint: 'Run the statement again for the rows that are not done.',
    },
  );
}

function describeStates(
  {changeSet}: RecordedRun,
  states: readonly RecordedState[],
  catalog: Catalog,
): PlanResult {
  const applied = states.flatMap((state, index) => {
    const change = changeSet.changes[index];
    const open: Outcome = {kind: 'skipped', reason: 'it is still to be sent'};
    return change === undefined ? [] : [{change, outcome: state.kind === 'ended' ? state.outcome : open}];
  });
  return {
    ...resultOfChangeSet(changeSet, applied, catalog),
    complete: true,
    notes: [],
    outcomes: applied.map(each => each.outcome),
  };
}
