import {RowgateError} from '../../errors.js';
import {readDuration} from './duration.js';
import {settingRules} from './setting-rules.js';

/** Values by name in lower case. */
export type Settings = ReadonlyMap<string, string>;

/** The settings that a session begins with, those given in the place of the usual ones. */
export function createSettings(given: Readonly<Record<string, string>>): Settings {
  const usual = Object.entries(settingRules).map(([name, {initial}]) => [name, initial] as const);
  return new Map([...usual, ...Object.entries(given)]);
}

/**
 * A setting's value.
 *
 * @throws RowgateError `unknown_setting`.
 */
export function readSetting(settings: Settings, name: string): string {
  const value = settings.get(name.toLowerCase());
  if (value === undefined) throw unknownSetting(name);
  return value;
}

/**
 * The settings with another value for one.
 *
 * @throws RowgateError `unknown_setting`, `invalid_value` for a value it can't have, `not_startable` for one that can't
 * be set.
 */
export function changeSetting(settings: Settings, name: string, value: string): Settings {
  const key = name.toLowerCase();
  const rule = Object.hasOwn(settingRules, key) ? settingRules[key] : undefined;
  // Like Postgres, one with a dot is somebody's own.
  if (rule === undefined && (!key.includes('.') || key.startsWith('rowgate.'))) throw unknownSetting(name);
  if (rule?.isFixed) {
    throw new RowgateError('not_startable', `the setting "${name}" can't be changed`);
  }
  const checked = rule?.check === undefined ? value : rule.check(value);
  if (checked === undefined) {
    throw new RowgateError('invalid_value', `"${value}" is no value for the setting "${name}"`, {
      hint: rule?.hint,
    });
  }
  return new Map(settings).set(key, checked);
}

export function isOn(settings: Settings, name: string): boolean {
  return settings.get(name) === 'on';
}

/** A time in milliseconds; 0 for none. */
export function readTime(settings: Settings, name: string): number {
  return readDuration(settings.get(name) ?? '') ?? 0;
}

/** What a client is to be told, by the names it knows: all, or what differs from before. */
export function listReports(settings: Settings, before?: Settings): readonly (readonly [string, string])[] {
  return Object.entries(settingRules).flatMap(([name, {reportedAs}]) => {
    const value = settings.get(name) ?? '';
    return reportedAs === undefined || value === before?.get(name) ? [] : [[reportedAs, value] as const];
  });
}

function unknownSetting(name: string): RowgateError {
  return new RowgateError('unknown_setting', `there is no setting "${name}"`, {
    hint: 'See SHOW ALL.',
  });
}
