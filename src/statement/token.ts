import type {Range} from './query.js';

/** A word of the text: a keyword or a name, a literal, a parameter, an operator or a mark. */
export interface Token extends Range {
  /** `quoted` is an identifier in double quotes, backticks or brackets; `json` is the `@@json` of EXEC. */
  readonly type: 'word' | 'quoted' | 'string' | 'blob' | 'number' | 'parameter' | 'json' | 'symbol' | 'end';
  /** What the grammar compares: a word in upper case, a symbol as it is, and empty for everything else. */
  readonly key: string;
  /** What is meant: without quotes and their escapes; a blob's hex digits; a parameter's name or number. */
  readonly value: string;
}

export interface TokenizedText {
  /** The text, as long as the one given, whose marks are all outside of comments. */
  readonly source: string;
  /** Ends with a token of the type `end`. */
  readonly tokens: readonly Token[];
}
