import test from 'ava';
import {nameFlags} from '../src/cli/report/name-flags.js';
import {createEngine, linode, RowgateError} from '../src/index.js';
import {mentionedSandbox, mentionOption, mentionValue} from '../src/option-mention.js';
import {nameSettings} from '../src/server/session/name-settings.js';

const cases: readonly (readonly [text: string, flags: string, settings: string])[] = [
  [
    `Look with ${mentionOption('dryRun', true)}, run with ${mentionOption('yes', true)}.`,
    'Look with --dry-run, run with --yes.',
    'Look with SET rowgate.dry_run = on, run with SET rowgate.yes = on.',
  ],
  [mentionOption('maxChanges', 7), '--max-changes 7', 'SET rowgate.max_changes = 7'],
  [mentionValue('parameters', 'who'), '--param who=VALUE', 'a value bound to $who'],
  [mentionOption('secretSink'), '--secrets-to FILE', 'rowgate serve --secrets-to FILE'],
  [mentionedSandbox, '--sandbox', 'rowgate serve --sandbox'],
];

/** What else may stand in braces: JSON, and where a secret is kept. */
const others = [
  '{"yes": true} {constructor} {id}',
  '{env: NAME}, {file: ~/path}',
  '{keystore: {service: a}}',
];

for (const [text, flags, settings] of [...cases, ...others.map(text => [text, text, text] as const)]) {
  test(`each says in its own words: ${text}`, t => {
    t.is(nameFlags(text), flags);
    t.is(nameSettings(text), settings);
  });
}

test('the library speaks of its own options', async t => {
  const engine = createEngine({providers: [linode], env: {}});
  t.teardown(() => engine.close());
  const hintOf = async (work: Promise<unknown>) =>
    (await t.throwsAsync(work, {instanceOf: RowgateError}))?.hint;
  const select = 'SELECT id FROM oauth_clients';
  t.regex((await hintOf(engine.query(select))) ?? '', /or try with \{env: \(await startSandbox\(\)\)\.env\}/);
  t.is(
    await hintOf(engine.query(`${select} WHERE label = :who`)),
    'Give it with {parameters: {who: VALUE}}.',
  );
});
