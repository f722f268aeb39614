import type {RunOptions} from '../../engine-options.js';
import {isOn, readTime, type Settings} from '../session/settings.js';
import type {Call} from './answerer.js';

/** How the engine is to run a statement: as the session is set, until the call is cancelled. */
export function makeRunOptions(
  settings: Settings,
  {cancel, giveUp}: Pick<Call, 'cancel' | 'giveUp'>,
  isChange: boolean,
): RunOptions {
  return {
    ...(isChange ? {signal: giveUp, stop: cancel} : {signal: cancel}),
    dryRun: isOn(settings, 'rowgate.dry_run'),
    yes: isOn(settings, 'rowgate.yes'),
    maxChanges: Number(settings.get('rowgate.max_changes')),
    cache: readTime(settings, 'rowgate.cache'),
  };
}
