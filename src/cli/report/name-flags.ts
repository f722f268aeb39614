import {type OptionWords, wordOptions} from '../../option-mention.js';

const flags: OptionWords = {
  allowFiles: () => 'the command line',
  db: () => '--db FILE',
  dryRun: () => '--dry-run',
  maxChanges: value => `--max-changes ${value}`,
  newToken: () => '--new-token',
  parameters: name => `--param ${name}=VALUE`,
  sandbox: () => '--sandbox',
  secrets: name => `--param ${name}=VALUE`,
  secretSink: () => '--secrets-to FILE',
  startJournal: () => '--journal FILE',
  strict: () => '--strict',
  yes: () => '--yes',
};

/** What the engine says, with the options of the command line instead of its own. */
export function nameFlags(text: string): string {
  return wordOptions(text, flags);
}
