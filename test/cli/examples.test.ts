import {execFile} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import type {Command} from 'commander';
import {completeWords} from '../../src/cli/completion/complete-words.js';
import {scripts} from '../../src/cli/completion/scripts.js';
import {listPages} from '../../src/cli/docs/list-pages.js';
import {createProgram} from '../../src/cli/run-program.js';
import {formats, startSandbox} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {library} from '../queries/library.js';
import {mainScript, makeFolder} from './run-cli.js';
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
  const pages = listPages(Object.values(providers), library);
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
      t.is(status, 0, `${name}: ${line}\n${stderr}`);
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
