import type {LinodeBehaviour} from './behaviour.js';
import {fillText, type LinodeError} from './error.js';

/** What a body's field may hold. */
export type FieldRule =
  | {readonly type: 'text'; readonly min: number; readonly max: number; readonly required?: boolean}
  | {readonly type: 'url' | 'boolean'; readonly required?: boolean}
  | {readonly type: 'read-only'};

/**
 * Everything that is wrong with a body, in the order of the rules. `required` holds for a create only. Fields
 * without a rule are ignored, which is a guess.
 */
export function checkFields(
  fields: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, FieldRule>>,
  purpose: 'create' | 'update',
  {texts, readOnlyFields}: LinodeBehaviour,
): LinodeError[] {
  return Object.entries(rules).flatMap(([field, rule]) => {
    const value = fields[field];
    if (rule.type === 'read-only') {
      const refused = value !== undefined && readOnlyFields === 'refuse';
      return refused ? [{reason: fillText(texts.readOnly, {field}), field}] : [];
    }
    if (value === undefined) {
      const missing = rule.required === true && purpose === 'create';
      return missing ? [{reason: fillText(texts.required, {field}), field}] : [];
    }
    const reason = judgeValue(value, rule, texts);
    return reason === undefined
      ? []
      : [
          {
            reason: fillText(reason, rule.type === 'text' ? {field, min: rule.min, max: rule.max} : {field}),
            field,
          },
        ];
  });
}

function judgeValue(
  value: unknown,
  rule: Exclude<FieldRule, {readonly type: 'read-only'}>,
  texts: LinodeBehaviour['texts'],
): string | undefined {
  switch (rule.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : texts.invalid;
    case 'url':
      return typeof value === 'string' && isUrl(value) ? undefined : texts.invalid;
    case 'text': {
      if (typeof value !== 'string') {
        return texts.invalid;
      }
      // Characters, not UTF-16 units.
      const {length} = [...value];
      return length >= rule.min && length <= rule.max ? undefined : texts.length;
    }
  }
}

/** Any scheme will do: native apps redirect to their own. */
function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s]/i.test(text) && !/\s/.test(text) && URL.canParse(text);
}
