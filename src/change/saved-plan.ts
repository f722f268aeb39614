import {createHash} from 'node:crypto';
import type {Catalog} from '../catalog/catalog.js';
import {RowgateError} from '../errors.js';
import {mentionOption, mentionValue} from '../option-mention.js';
import {redacted} from '../request/redact.js';
import type {LocalValue} from '../row.js';
import {accountsOf, type Identify, type PlannedAccount} from './account.js';
import type {ChangeSet} from './change-set.js';
import {maskSecrets, secretParameters} from './mask-secrets.js';
import {parseLine, printLine} from './saved-values.js';

/** Change sets made up now, to be applied later. Holds neither secrets nor tokens. */
export interface SavedPlan {
  readonly version: 1;
  /** ISO 8601. */
  readonly made: string;
  readonly changeSets: readonly ChangeSet[];
  /** The accounts that it was made against. */
  readonly accounts: readonly PlannedAccount[];
  /** Things to know of how it was made, as sentences. */
  readonly notes: readonly string[];
}

/** @throws RowgateError `unsupported` for changes that need secrets which are not all the same. */
export function savePlan(
  {changeSets, notes}: Pick<SavedPlan, 'changeSets' | 'notes'>,
  catalog: Catalog,
  identify: Identify,
): SavedPlan {
  const masked = changeSets.map(each => maskSecrets(each, catalog));
  for (const each of masked) checkSame(each);
  return {
    version: 1,
    made: new Date().toISOString(),
    changeSets: masked,
    accounts: accountsOf(changeSets, catalog, identify),
    notes,
  };
}

/** A plan as a file has it: one JSON object, with a checksum of the rest of it. */
export function printPlan(plan: SavedPlan): string {
  const text = printLine(plan);
  return `${printLine({rowgatePlan: parseLine(text), checksum: digest(text)})}\n`;
}

/** @throws RowgateError `usage` for a text that is no plan, or one that was altered. */
export function parsePlan(text: string): SavedPlan {
  const file = readObject(text);
  const {rowgatePlan: plan, checksum} = file;
  if (typeof plan !== 'object' || plan === null || !('version' in plan) || plan.version !== 1) {
    throw new RowgateError('usage', "this is no plan of Rowgate's");
  }
  if (digest(printLine(plan)) !== checksum) {
    throw new RowgateError('usage', 'the plan has been altered since it was made, or was cut short', {
      hint: 'Make it again.',
    });
  }
  return plan as SavedPlan;
}

/**
 * A change set of a plan or a journal with the secrets that it needs.
 *
 * @throws RowgateError `missing_parameter` for one that is not given; `unsupported` where the changes need different ones.
 */
export function fillSecrets(
  changeSet: ChangeSet,
  catalog: Catalog,
  secrets: Readonly<Record<string, string>>,
): ChangeSet {
  const names = secretParameters(changeSet, catalog);
  checkSame(changeSet);
  const fill = (values: Readonly<Record<string, LocalValue>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (value !== redacted || !names.includes(name)) return [name, value];
        const secret = secrets[name];
        if (secret !== undefined) return [name, secret];
        throw new RowgateError('missing_parameter', `the secret ${name} is not kept on disk`, {
          hint: `Give it again with ${mentionValue('secrets', name)}.`,
        });
      }),
    );
  const changes = changeSet.changes.map(change => ({
    ...change,
    set: fill(change.set),
    call: change.call && fill(change.call),
  }));
  return {...changeSet, changes};
}

function checkSame({differingSecrets = [], changes}: ChangeSet): void {
  const [name] = differingSecrets;
  const needing = changes.filter(({call}) => name !== undefined && call?.[name] === redacted);
  if (needing.length < 2) return;
  throw new RowgateError(
    'unsupported',
    `${needing.length} changes need a secret ${name} each, which is not kept on disk`,
    {hint: `Run the statement itself, with ${mentionOption('dryRun', true)} first. Nothing was changed.`},
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readObject(text: string): {rowgatePlan?: unknown; checksum?: unknown} {
  try {
    const value = parseLine(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
