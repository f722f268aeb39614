import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {listPages} from '../../src/cli/docs/list-pages.js';
import {fillParameters} from '../../src/cli/queries/fill-parameters.js';
import {parseQueryFile} from '../../src/cli/queries/parse-query-file.js';
import {parseConfig} from '../../src/config/parse-config.js';
import {createEngine, type Engine, formatResult, startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {library} from '../queries/library.js';
import {type Block, blocks} from './blocks.js';

const all = Object.values(providers);

/** The configuration of the page. */
const [config] = blocks
  .filter(each => each.language === 'yaml')
  .map(each => parseConfig(each.text, '/home/user/config.yaml', all));

/** What the comment of a block gives for its parameters. */
function defaultsOf(text: string): ReturnType<typeof fillParameters> {
  return fillParameters(parseQueryFile(text, {name: 'block', path: 'README.md'}), {});
}

/** Runs blocks of SQL, and compares what is printed with the block of text behind them. Gives how many statements there were. */
async function runBlocks(t: ExecutionContext, engine: Engine, given: readonly Block[]): Promise<number> {
  let shown: string[] = [];
  let count = 0;
  for (const {language, text, line} of given) {
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
  return count;
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
  const count = await runBlocks(t, engine, blocks);
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

test('every SQL block of the pages of rowgate docs runs, one after the other', async t => {
  const sandbox = await startSandbox();
  const engine = createEngine({providers: all, env: sandbox.env, allowFiles: true});
  t.teardown(async () => {
    await engine.close();
    await sandbox.close();
  });
  process.chdir(mkdtempSync(path.join(tmpdir(), 'rowgate-docs-')));
  let count = 0;
  for (const {name, blocks: parts} of listPages(all, library)) {
    const given = parts.flatMap((each, index) =>
      each.kind === 'example' && each.language === 'sql'
        ? [{language: 'sql', text: each.text, line: index + 1}]
        : [],
    );
    const own = await runBlocks(t, engine, given);
    // A resource has one at least.
    if (name.split('.').length === 3) t.true(own > 0, name);
    count += own;
  }
  t.true(count > 40);
});

test('the configuration of a page is one', t => {
  const [page] = listPages(all, []).filter(each => each.name === 'configuration');
  const [block] = page?.blocks.filter(each => each.kind === 'example' && each.language === 'yaml') ?? [];
  t.deepEqual(
    parseConfig(block?.kind === 'example' ? block.text : '', '/home/user/config.yaml', all),
    config,
  );
});
