/**
 * Options that a hint or a note mentions. It has them in the form of the library, `{maxChanges: 5}`; whoever shows it to
 * others words them as these give them.
 */
export type OptionName =
  | 'allowFiles'
  | 'db'
  | 'dryRun'
  | 'maxChanges'
  | 'newToken'
  | 'parameters'
  | 'sandbox'
  | 'secrets'
  | 'secretSink'
  | 'startJournal'
  | 'strict'
  | 'yes';

/** Where else credentials come from: of an engine, an `env` made for it. */
export const mentionedSandbox = '{env: (await startSandbox()).env}';

/** `{secretSink}`, or with a value `{maxChanges: 5}`. */
export function mentionOption(
  name: Exclude<OptionName, 'sandbox'>,
  value?: string | number | boolean,
): string {
  return value === undefined ? `{${name}}` : `{${name}: ${value}}`;
}

/** The same of a value that is given by its name: `{parameters: {label: VALUE}}`. */
export function mentionValue(name: 'parameters' | 'secrets', of: string): string {
  return `{${name}: {${of}: VALUE}}`;
}

/** What someone gives instead of an option: its value is that of the mention; of a mentionValue, the name in it. */
export type OptionWords = Readonly<Record<OptionName, (value: string) => string>>;

const mention = /\{([a-z]+)(?:: (?:\{([^{}]*): VALUE\}|([^{}]*)))?\}/gi;

/** A text with its options in other words. */
export function wordOptions(text: string, words: OptionWords): string {
  return text
    .replaceAll(mentionedSandbox, () => words.sandbox(''))
    .replace(mention, (written, name: string, of?: string, value?: string) =>
      isOption(name, words) ? words[name](of ?? value ?? '') : written,
    );
}

function isOption(name: string, words: OptionWords): name is OptionName {
  return Object.hasOwn(words, name);
}
