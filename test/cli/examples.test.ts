import {execFile} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import type {Command} from 'commander';
import {completeWords} from '../../src/cli/completion/complete-words.js';
import {scripts} from '../../src/cli/completion/scripts.js';
import {findPage} from '../../src/cli/docs/find-page.js';
import {fileOf, printHtml, printIndexHtml} from '../../src/cli/docs/html/print-html.js';
import {listPages} from '../../src/cli/docs/list-pages.js';
import {printPage} from '../../src/cli/docs/print-page.js';
import {createProgram} from '../../src/cli/run-program.js';
import {createCatalog, formats, RowgateError, startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {makeFolder} from '../make-folder.js';
import {library} from '../queries/library.js';
import {mainScript} from './run-cli.js';
import {runHere} from './run-here.js';
import {splitWords} from './split-words.js';

const folder = makeFolder();
const sandbox = await startSandbox();
test.after.always(() => sandbox.close());

const config = path.join(folder, 'config.yaml');
const env: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: folder,
  ROWGATE_CONFIG: config,
  ...sandbox.env,
};
for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
Object.assign(process.env, env);
process.chdir(folder);

const pages = listPages(Object.values(providers), library);

const commands = listCommands(createProgram(() => {}, Object.keys(formats)));

function listCommands(command: Command): readonly Command[] {
  // What scripts alone call is no command for people.
  const shown = command.commands.filter(each => each.name() !== 'complete');
  return [command, ...shown.flatMap(listCommands)];
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** As it is printed, with what stands behind the options. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: piece => {
      text += piece;
    },
  });
  command.outputHelp();
  return text;
}

/** The command lines of a help, or of a block of a page. */
function listExamples(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (lines.length === 0 || !isOpen(lines.at(-1) ?? '')) lines.push(line);
    else lines[lines.length - 1] += `\n${line}`;
  }
  return lines.filter(line => line.trim() !== '');
}

/** The line goes on: it ends with a backslash, or within quotes. */
function isOpen(line: string): boolean {
  return line.endsWith('\\') || (line.match(/"/g)?.length ?? 0) % 2 === 1;
}

function sectionOf(help: string, title: string): string | undefined {
  return new RegExp(`^${title}:\\n((?: {2}.*\\n?)+)`, 'm').exec(help)?.[1]?.replace(/^ {2}/gm, '');
}

/** What the examples of help name, and the examples before don't make. */
async function prepare(): Promise<void> {
  writeFileSync(
    config,
    `connections:
  prod: {provider: linode, token: {env: LINODE_TOKEN}}
  staging: {provider: linode, token: {env: LINODE_TOKEN}}
groups: {all_linode: [prod, staging]}
`,
  );
  writeFileSync(
    'rotate.sql',
    "EXEC oauth_clients.reset_secret FOR EACH (SELECT id FROM oauth_clients WHERE label LIKE 'ci-%' LIMIT 2);",
  );
  writeFileSync(
    'move-domain.sql',
    "UPDATE oauth_clients SET label = label || ' (moved)' WHERE label LIKE 'ci-%';",
  );
  writeFileSync('mine.sql', 'SELECT label FROM oauth_clients LIMIT 1;');
  const runs = path.join(folder, '.local', 'state', 'rowgate', 'runs');
  mkdirSync(runs, {recursive: true});
  const journal = path.join(runs, '20261121-044700-3f9a.jsonl');
  const sql = "UPDATE oauth_clients SET label = 'Wiki (new)' WHERE label = 'Wiki'";
  const {status, stderr} = await runHere(['query', '--yes', '--journal', journal, sql]);
  if (status !== 0) throw new Error(stderr);
}

test('every help has the same sections, and fits 80 columns', t => {
  t.true(commands.length > 15);
  for (const command of commands) {
    const help = helpOf(command);
    const name = nameOf(command);
    t.deepEqual(
      help.split('\n').filter(line => [...line].length > 80),
      [],
      name,
    );
    for (const title of ['Examples', 'Exit status']) t.truthy(sectionOf(help, title), `${name}: ${title}`);
    const titles = ['Examples', 'Exit status', 'Environment', 'Files'];
    const found = titles.filter(title => sectionOf(help, title) !== undefined);
    const places = found.map(title => help.indexOf(`\n${title}:\n`));
    t.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      name,
    );
    t.not(command.summary(), command.parent === null ? 'a summary' : '', `${name} has no summary`);
  }
});

/** These run until they are stopped: tests of their own start them. Here, their options are looked at. */
const server = /^(?:\w+=\S+ )?rowgate ((?:serve|sandbox)\b.*)$/;

/** A terminal's own. */
const interactive = /^rowgate shell\b/;

test.serial('every example of a help or a page runs, one after the other', async t => {
  await prepare();
  const blocks = pages.flatMap(page =>
    page.blocks.flatMap(block =>
      block.kind === 'example' && block.language === 'sh' ? [[page.name, block.text] as const] : [],
    ),
  );
  const helps = commands.map(
    command => [nameOf(command), sectionOf(helpOf(command), 'Examples') ?? ''] as const,
  );
  let count = 0;
  for (const [name, text] of [...helps, ...blocks]) {
    for (const line of listExamples(text)) {
      const [, served] = server.exec(line) ?? [];
      if (served !== undefined) {
        const [command = '', ...options] = splitWords(served);
        const found = commands.find(each => each.name() === command)?.parseOptions([...options]);
        t.deepEqual([found?.operands, found?.unknown], [[], []], line);
        continue;
      }
      if (interactive.test(line)) continue;
      const {status, stderr} = await run(line);
      t.is(status, line.includes('--fail-on') ? 5 : 0, `${name}: ${line}\n${stderr}`);
      count += 1;
    }
  }
  t.true(count > 40);
});

/** Here if it is a command line of Rowgate alone, else by a shell. */
async function run(line: string): Promise<{readonly status: number; readonly stderr: string}> {
  if (/^rowgate [^|$]*$/.test(line) && !line.includes('$(')) return runHere(splitWords(line).slice(1));
  const script = `set -e; rowgate() { "${process.execPath}" "${mainScript}" "$@"; }\n${line}`;
  try {
    await promisify(execFile)('bash', ['-c', script], {env, cwd: folder});
    return {status: 0, stderr: ''};
  } catch (error) {
    return {status: 1, stderr: String(error)};
  }
}

const completions: readonly (readonly [words: readonly string[], found: readonly string[] | 'files'])[] = [
  [['quer'], ['query', 'queries']],
  [['help', 'de'], ['demo']],
  [['query', '--form'], ['--format']],
  [
    ['query', '--format', 'js'],
    ['json', 'jsonl'],
  ],
  [
    ['query', '--format', '=', 'js'],
    ['--format=json', '--format=jsonl'],
  ],
  [
    ['query', '--format=js'],
    ['--format=json', '--format=jsonl'],
  ],
  [['exec', '--connection', 'pr'], ['prod']],
  [['exec', '--connection', 'all'], ['all_linode']],
  [['run', 'grants/endi'], ['grants/ending']],
  [['run', 'grants/ending', '-p', ''], ['days=']],
  [['queries', 'show', 'grants/endi'], ['grants/ending']],
  [['queries', 's'], ['show']],
  [['docs', 'linode.profile.a'], ['linode.profile.apps']],
  [
    ['init', '--provider', ''],
    ['linode', 'vmware', 'xeonr'],
  ],
  [['init', '--keep', 'k'], ['keystore']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['undo', '2026112'], ['20261121-044700-3f9a']],
  [['query', '--file', 'x'], 'files'],
  [['apply', ''], 'files'],
  [['nothing', 'of', 'this', ''], []],
];

test.serial('words are completed', async t => {
  const program = createProgram(() => {}, []);
  for (const [words, expected] of completions) {
    const found = await completeWords(program, words);
    const values = found === 'files' ? found : found.map(each => each.value);
    if (words[0] === 'undo') t.true(values.includes(String(expected[0])));
    else t.deepEqual(values, expected, words.join(' '));
  }
});

test.serial('each shell has a script that it can read', async t => {
  for (const [shell, script] of Object.entries(scripts)) {
    const {status, stdout} = await runHere(['completion', shell]);
    t.deepEqual([status, stdout], [0, script]);
    if (await isInstalled(shell)) await t.notThrowsAsync(readScript(shell, script), shell);
  }
});

test.serial('bash completes by its script', async t => {
  const script = `rowgate() { "${process.execPath}" "${mainScript}" "$@"; }
${scripts.bash}
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _rowgate 2>/dev/null; echo "\${COMPREPLY[*]}"; }
try rowgate quer
try rowgate query --format = js
try rowgate query --file mine
`;
  const {stdout} = await promisify(execFile)('bash', ['-c', script], {env, cwd: folder});
  t.is(stdout, 'query queries\njson jsonl\nmine.sql\n');
});

async function isInstalled(shell: string): Promise<boolean> {
  return promisify(execFile)(shell, ['-c', 'true']).then(
    () => true,
    () => false,
  );
}

/** Reads it without running it. */
async function readScript(shell: string, script: string): Promise<void> {
  const file = path.join(folder, `script-of-${shell}`);
  writeFileSync(file, script);
  await promisify(execFile)(shell, ['-n', file]);
}

/** The page that a name leads to, and the parts of it that are shown; or the code of the error. */
function look(name: string): string {
  try {
    const {name: page, blocks} = findPage(name, pages, Object.values(providers));
    const parts = blocks.flatMap(block => (block.kind === 'terms' ? block.terms.map(each => each.name) : []));
    return parts.length === 1 ? `${page}: ${parts[0]}` : page;
  } catch (error) {
    return error instanceof RowgateError ? `${error.code}: ${error.hint}` : String(error);
  }
}

const names: Readonly<Record<string, string>> = {
  'LINODE.account.oauth_clients': 'linode.account.oauth_clients',
  oauth_clients: 'linode.account.oauth_clients',
  profile_apps: 'linode.profile.apps',
  insert: 'statements',
  uri_host: 'functions: uri_host(uri)',
  missing_where: 'errors: missing_where',
  filter_refused: 'errors: filter_refused',
  post_client: 'linode.account.oauth_clients: post_client',
  'linode.profile.apps.expiry': 'linode.profile.apps: expiry',
  'grants/ending': 'queries: grants/ending',
  LINODE_TOKEN: 'configuration: LINODE_TOKEN',
  aps: 'usage: Did you mean "apps"? rowgate docs lists the pages.',
  logins: 'ambiguous_name: Say which: linode.account.logins, linode.profile.logins.',
  expiry:
    'ambiguous_name: Say which: linode.profile.apps.expiry, linode.profile.tokens.expiry, linode.profile.devices.expiry.',
};

for (const [name, found] of Object.entries(names)) {
  test(`rowgate docs ${name} shows ${found}`, t => t.is(look(name), found));
}

test('a page of a resource has all that the catalog says', t => {
  for (const {address, resource} of createCatalog(Object.values(providers)).resources) {
    const page = pages.find(each => each.name === address);
    const text = JSON.stringify(page);
    for (const {name, description} of resource.columns) {
      t.true(text.includes(JSON.stringify(name)) && text.includes(JSON.stringify(description)), name);
    }
    for (const method of resource.methods) {
      const expected = [method.name, method.description, method.path, ...(method.scopes ?? [])];
      for (const each of expected) t.true(text.includes(JSON.stringify(each).slice(1, -1)), each);
    }
  }
});

test('no line of a page is wider than the terminal, but of code', t => {
  for (const page of pages) {
    const lines = printPage(
      {...page, blocks: page.blocks.filter(each => each.kind !== 'example')},
      {width: 60, colors: false},
    );
    t.deepEqual(
      lines.filter(line => line.length > 60 && /\S\s+\S/.test(line)),
      [],
      page.name,
    );
    t.false(lines.some(line => line.includes('\u001b')));
  }
});

test('pages for a browser need nothing else, and their links lead somewhere', t => {
  const site = new Map(pages.map(page => [fileOf(page.name), printHtml(page, pages)]));
  site.set('index.html', printIndexHtml(pages));
  for (const [file, html] of site) {
    t.notRegex(html, /<script|<link|<img|@import|url\(|(?:src|href)="https?:/, file);
    const ids = Array.from(html.matchAll(/\bid="([^"]*)"/g), ([, id = '']) => id);
    t.deepEqual(ids.length, new Set(ids).size, file);
    for (const [, href = ''] of html.matchAll(/\bhref="([^"]*)"/g)) {
      const [target = '', anchor] = href.split('#');
      const text = target === '' ? html : site.get(target);
      t.true(
        text !== undefined && (anchor === undefined || text.includes(`id="${anchor}"`)),
        `${file}: ${href}`,
      );
    }
  }
});
