import test from 'ava';
import {fillParameters} from '../../src/cli/queries/fill-parameters.js';
import {parseQueryFile} from '../../src/cli/queries/parse-query-file.js';
import {parseConfig} from '../../src/config/parse-config.js';
import {createEngine, formatResult, startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {blocks} from './blocks.js';

const all = Object.values(providers);

/** The configuration of the page. */
const [config] = blocks
  .filter(each => each.language === 'yaml')
  .map(each => parseConfig(each.text, '/home/user/config.yaml', all));

/** What the comment of a block gives for its parameters. */
function defaultsOf(text: string): ReturnType<typeof fillParameters> {
  return fillParameters(parseQueryFile(text, {name: 'block', path: 'README.md'}), {});
}

test('every SQL block runs as printed, one after the other', async t => {
  const sandbox = await startSandbox();
  const {connections = [], groups = []} = config ?? {};
  const urls: Readonly<Record<string, string>> = sandbox.urls;
  const engine = createEngine({
    providers: all,
    env: sandbox.env,
    // The accounts of the page are those of the sandbox.
    connections: connections.map(({name, provider}) => ({name, provider, url: urls[provider] ?? ''})),
    groups,
  });
  t.teardown(async () => {
    await engine.close();
    await sandbox.close();
  });
  let shown: string[] = [];
  let count = 0;
  for (const {language, text, line} of blocks) {
    if (language === 'text') t.is(text, shown.join(''), `line ${line}`);
    if (language !== 'sql') continue;
    shown = [];
    try {
      for await (const result of engine.run(text, defaultsOf(text), {yes: true})) {
        const place = `line ${line}: ${text}`;
        t.is(result.complete, true, place);
        t.true(result.rows.length > 0, place);
        t.true(result.outcomes?.every(({kind}) => kind === 'done' || kind === 'unchanged') ?? true, place);
        shown.push(...formatResult('table', result, {width: 80}));
        count += 1;
      }
    } catch (error) {
      t.fail(`line ${line}: ${error instanceof Error ? error.message : error}\n${text}`);
    }
  }
  t.true(count > 30);
});

test('the configuration has connections, a group and a limit', t => {
  t.deepEqual(
    config?.connections.map(each => each.name),
    ['prod', 'staging', 'labs'],
  );
  t.deepEqual(
    config?.groups.map(each => each.name),
    ['all_linode'],
  );
  t.is(config?.maxChanges, 50);
});
