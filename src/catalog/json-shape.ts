/**
 * The form of JSON as far as the API documents it, written like the value: `['text']` is a list of texts, `{name: 'text'}`
 * an object. Fields may be missing, or null.
 */
export type JsonShape = readonly [JsonField] | {readonly [name: string]: JsonField};

/** `json` is a value of any form. */
export type JsonField = 'text' | 'integer' | 'real' | 'boolean' | 'json' | JsonShape;
