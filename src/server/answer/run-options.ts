import type {RunOptions} from '../../engine-options.js';
import type {Session} from '../session/session.js';
import {isOn, readTime} from '../session/settings.js';
import type {Call} from './answerer.js';

/** What is kept of changes, whichever session makes them. See RunOptions. */
export type Keeping = Pick<RunOptions, 'startJournal' | 'secretSink'>;

/** Tells whether a secret could not be kept. */
export function watchSecrets(options: RunOptions): {readonly options: RunOptions; hasLost(): boolean} {
  const {secretSink} = options;
  let hasLost = false;
  if (secretSink === undefined) return {options, hasLost: () => false};
  const write: typeof secretSink.write = record => {
    try {
      secretSink.write(record);
    } catch (error) {
      hasLost = true;
      throw error;
    }
  };
  return {options: {...options, secretSink: {...secretSink, write}}, hasLost: () => hasLost};
}

/** How the engine is to run a statement: as the session is set, until the call is cancelled. */
export function makeRunOptions(
  {settings, keeping}: Pick<Session, 'settings' | 'keeping'>,
  {cancel, giveUp}: Pick<Call, 'cancel' | 'giveUp'>,
  isChange: boolean,
): RunOptions {
  return {
    ...(isChange ? {...keeping, ...endChanges({cancel, giveUp})} : {signal: cancel}),
    dryRun: isOn(settings, 'rowgate.dry_run'),
    yes: isOn(settings, 'rowgate.yes'),
    maxChanges: Number(settings.get('rowgate.max_changes')),
    cache: readTime(settings, 'rowgate.cache'),
  };
}

/** What is only read, to find what to change, is given up at once. */
function endChanges({
  cancel,
  giveUp,
}: Pick<Call, 'cancel' | 'giveUp'>): Pick<RunOptions, 'signal' | 'stop' | 'onChanging'> {
  const end = new AbortController();
  const abort = () => end.abort();
  for (const signal of [cancel, giveUp]) {
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, {once: true});
  }
  return {signal: end.signal, stop: cancel, onChanging: () => cancel.removeEventListener('abort', abort)};
}
