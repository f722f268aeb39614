import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {canary, type Ledger} from '../faulty/ledger.js';
import {readKeptSecrets} from '../kept-secrets.js';
import {readChanges} from '../recorded-run.js';
import type {Stage} from './stage.js';

export type Violations = (text: string) => void;

/**
 * What a run says of its rows against what the API did: no change made twice, none lost, each with one truthful outcome.
 * `doubts`: how many outcomes may be unknown, where the API does not show what it did.
 */
export function checkChanges(
  {api, wanted, shows}: Stage,
  outcomes: readonly string[],
  journal: string,
  doubts: number,
  report: Violations,
): void {
  const changes = readChanges(journal);
  const rows = changes.map(each => each.row);
  if (
    new Set(rows).size !== rows.length ||
    rows.some(row => !wanted.has(row)) ||
    rows.length !== wanted.size
  ) {
    report(`the run is about ${rows.join(' ')}`);
  }
  if (outcomes.length !== rows.length) report(`${outcomes.length} outcomes of ${rows.length} changes`);
  let unknown = 0;
  for (const [index, {row, state}] of changes.entries()) {
    const outcome = outcomes[index] ?? 'none';
    const what = wanted.get(row);
    const times = what === undefined ? 0 : api.ledger.count(what, row);
    if (outcome === 'unknown') unknown += 1;
    const isTrue =
      what === undefined
        ? outcome === 'unchanged'
        : (outcome === 'done' && times === 1) || (outcome === 'unknown' && !shows && times <= 1);
    if (!isTrue) report(`${row} is ${outcome}, and was ${what} ${times} times`);
    const recorded = outcome === 'unknown' ? 'sent' : outcome;
    if (state !== recorded) report(`${row} is ${outcome}, and ${state} in the journal`);
  }
  if (unknown > doubts) report(`${unknown} unknown, and at most ${doubts} were under way`);
  for (const {what, row} of api.ledger.deeds) {
    const isSecretOfNew = what === 'issued' && !wanted.has(row);
    if (wanted.get(row) !== what && !isSecretOfNew) report(`${row} was ${what}, which nobody wanted`);
  }
}

/** Every secret of a row that is done is kept, the last one last; no secret is kept that was not issued. */
export function checkSecrets(ledger: Ledger, folder: string, journal: string, report: Violations): void {
  const last = readKeptSecrets(...secretFiles(folder).map(file => path.join(folder, file)));
  for (const {row, state} of readChanges(journal)) {
    if (state === 'done' && last.get(row) !== ledger.current(row)) {
      report(`${row} is done, its secret is ${ledger.current(row)}, and ${last.get(row)} is kept`);
    }
  }
  const issued = new Set(ledger.deeds.map(deed => (deed.what === 'issued' ? deed.secret : '')));
  for (const [row, secret] of last) if (!issued.has(secret)) report(`${secret} is kept of ${row}`);
}

/** No secret is in another file than those for secrets, and no lock is left. */
export function checkFolder(folder: string, report: Violations): void {
  const secret = secretFiles(folder);
  for (const file of readdirSync(folder)) {
    if (secret.includes(file)) continue;
    if (readFileSync(path.join(folder, file), 'utf8').includes(canary)) report(`${file} holds a secret`);
    if (file.includes('lock')) report(`${file} is left`);
  }
}

/** In the order in which they were made. */
function secretFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(file => file.startsWith('secrets-'))
    .sort((a, b) => Number(a.slice(8)) - Number(b.slice(8)));
}
