/**
 * The form of a JSON value as far as the API documents it, written like the value: `['text']` is a list of texts,
 * `{name: 'text'}` an object. Fields may be missing, or null. `json` is a value of any form.
 */
export type JsonShape =
  | 'text'
  | 'integer'
  | 'real'
  | 'boolean'
  | 'json'
  | readonly [JsonShape]
  | {readonly [field: string]: JsonShape};
