import type {VmwareBehaviour} from './behaviour.js';
import {judgeSetting} from './judge-setting.js';
import {type Refusal, refuseText} from './reply.js';
import type {SettingRules} from './setting-rules.js';
import type {AppSettings} from './state.js';

type Fields = Readonly<Record<string, unknown>>;

/** The first thing that is wrong with the fields of a create or update. A field of `null` counts as absent, which is a guess. */
export function findBadField(
  fields: Fields,
  {kinds, required}: SettingRules,
  behaviour: VmwareBehaviour,
): Refusal | undefined {
  const refuseField = (field: string, problem: string) =>
    refuseText(400, behaviour.texts.invalidBody, {field, problem});
  const missing = required.find(name => fields[name] === undefined || fields[name] === null);
  if (missing !== undefined) {
    return refuseField(missing, 'is required');
  }
  for (const [name, value] of Object.entries(fields)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      if (behaviour.unknownFields === 'refuse') {
        return refuseField(name, 'is unknown');
      }
    } else if (value !== null) {
      const problem = judgeSetting(kind, value);
      if (problem !== undefined) {
        return refuseField(name, problem);
      }
    }
  }
  return undefined;
}

/** The fields that are settings, without those that only go with a request. */
export function pickSettings(fields: Fields, {kinds}: SettingRules): Fields {
  const picked = Object.entries(fields).filter(
    ([name, value]) => Object.hasOwn(kinds, name) && name !== 'id' && name !== 'secret' && value !== null,
  );
  return Object.fromEntries(picked);
}

/** The first thing that does not go together in the settings as they would be. */
export function findContradiction(
  settings: AppSettings,
  {texts}: VmwareBehaviour,
  isOrganization: (id: string) => boolean,
): Refusal | undefined {
  const refuseField = (field: string, problem: string) =>
    refuseText(400, texts.invalidBody, {field, problem});
  const {redirectUris, allowedOrgs} = settings;
  if (settings.allowOpenRedirectUris === true && Array.isArray(redirectUris) && redirectUris.length > 0) {
    return refuseField('redirectUris', 'must be absent if allowOpenRedirectUris is true');
  }
  if (settings.refreshTokenTTL <= settings.accessTokenTTL) {
    return refuseField('refreshTokenTTL', 'must be greater than accessTokenTTL');
  }
  const unknown = Array.isArray(allowedOrgs)
    ? allowedOrgs.find(id => !isOrganization(String(id)))
    : undefined;
  return unknown === undefined
    ? undefined
    : refuseField('allowedOrgs', `has an unknown organization: ${unknown}`);
}
