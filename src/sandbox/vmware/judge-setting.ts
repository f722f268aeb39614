import {isSecret} from './is-secret.js';
import type {SettingKind} from './setting-rules.js';

/** Grant types that customers' organizations may have; the other three are for organizations of services. */
const grantTypes: readonly unknown[] = ['authorization_code', 'refresh_token', 'client_credentials'];

/** What is wrong with a value, as the end of a sentence; `undefined` if nothing is. */
export function judgeSetting(kind: SettingKind, value: unknown): string | undefined {
  const [isGood, problem] = judges[kind];
  return isGood(value) ? undefined : problem;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsentOr = (isGood: (value: unknown) => boolean, value: unknown) =>
  value === undefined || value === null || isGood(value);

const judges: Readonly<Record<SettingKind, readonly [isGood: (value: unknown) => boolean, problem: string]>> =
  {
    text: [isText, 'must be a string'],
    // As documented: letters of any language, digits, blanks and these marks.
    'display-name': [
      value => isText(value) && /^[\p{L}\p{M}\p{N}\-_.`':@&, ]+$/u.test(value),
      'has characters that are not allowed',
    ],
    secret: [value => isText(value) && isSecret(value), 'does not fulfil the policy of secrets'],
    id: [value => isText(value) && /^[A-Za-z0-9_-]{5,256}$/.test(value), 'is not a valid client id'],
    flag: [isFlag, 'must be true or false'],
    number: [
      value => typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31,
      'must be a positive integer',
    ],
    texts: [isTexts, 'must be a list of strings'],
    'grant-types': [
      value => isTexts(value) && value.length > 0 && value.every(type => grantTypes.includes(type)),
      'has a grant type that is not allowed',
    ],
    scopes: [areScopes, 'is not valid'],
    organizations: [isTexts, 'must be a list of ids'],
  };

function areScopes(value: unknown): boolean {
  return (
    isObject(value) &&
    isAbsentOr(isTexts, value.generalScopes) &&
    isAbsentOr(isScopeSet, value.organizationScopes) &&
    isAbsentOr(
      sets => Array.isArray(sets) && sets.every(set => isScopeSet(set) && isText(set.serviceDefinitionId)),
      value.servicesScopes,
    )
  );
}

function isScopeSet(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isObject(value) &&
    isAbsentOr(isFlag, value.allPermissions) &&
    isAbsentOr(isFlag, value.allRoles) &&
    isAbsentOr(isTexts, value.keptInToken) &&
    isAbsentOr(
      permissions =>
        Array.isArray(permissions) && permissions.every(item => isObject(item) && isText(item.permissionId)),
      value.permissions,
    ) &&
    isAbsentOr(
      roles => Array.isArray(roles) && roles.every(role => isObject(role) && isText(role.name)),
      value.roles,
    )
  );
}
