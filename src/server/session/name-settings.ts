import {type OptionWords, wordOptions} from '../../option-mention.js';

/** Settings where the session has one, else the option of `rowgate serve`. */
const settings: OptionWords = {
  allowFiles: () => 'the command line',
  db: () => 'rowgate serve --db FILE',
  dryRun: () => 'SET rowgate.dry_run = on',
  maxChanges: value => `SET rowgate.max_changes = ${value}`,
  newToken: () => 'the command line',
  parameters: name => `a value bound to $${name}`,
  sandbox: () => 'rowgate serve --sandbox',
  secrets: name => `a value of ${name}`,
  secretSink: () => 'rowgate serve --secrets-to FILE',
  startJournal: () => 'XDG_STATE_HOME of the server',
  strict: () => 'the command line',
  yes: () => 'SET rowgate.yes = on',
};

/** What the engine says, with what a client of the server can give instead of the options of the engine. */
export function nameSettings(text: string): string {
  return wordOptions(text, settings);
}
