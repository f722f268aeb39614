import type {Violation} from './connect/connect-error.js';
import type {ClientSettings} from './state.js';

/** The documented lengths; what has a least length of 1 is required. The wording is a guess. */
const texts = [
  {field: 'name', max: 64, uri: false},
  {field: 'redirectUri', max: 256, uri: true},
  {field: 'websiteUrl', max: 128, uri: true},
  {field: 'description', max: 256, uri: false},
] as const;

const optionalUris = ['logoUrl', 'backchannelLogoutUri', 'frontchannelLogoutUri'] as const;

/** Everything that is wrong with a client's settings, as they would be. */
export function checkClient(settings: ClientSettings): readonly Violation[] {
  return [
    ...texts.flatMap(({field, max, uri}): Violation[] => {
      const text = settings[field];
      // Characters, not UTF-16 units.
      const {length} = [...text];
      if (length === 0) {
        return [{field, description: 'value length must be at least 1 characters'}];
      }
      if (length > max) {
        return [{field, description: `value length must be at most ${max} characters`}];
      }
      return uri && !isUri(text) ? [{field, description: 'value must be a valid URI'}] : [];
    }),
    ...optionalUris
      .filter(field => settings[field] !== '' && !isUri(settings[field]))
      .map(field => ({field, description: 'value must be a valid URI'})),
    ...settings.postLogoutRedirectUris.flatMap((uri, index) =>
      isUri(uri)
        ? []
        : [{field: `postLogoutRedirectUris[${index}]`, description: 'value must be a valid URI'}],
    ),
  ];
}

/** Any scheme will do: native apps redirect to their own. */
function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text) && URL.canParse(text);
}
