import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {listPages} from '../../src/cli/docs/list-pages.js';
import {exitStatuses} from '../../src/cli/exit-status.js';
import {exampleConfig} from '../../src/cli/help/example-config.js';
import {errorCodes} from '../../src/error-codes.js';
import {outputFormats} from '../../src/format/index.js';
import {createCatalog} from '../../src/index.js';
import {noteCodes} from '../../src/notes.js';
import * as providers from '../../src/providers/index.js';
import {projectFolder} from '../project-folder.js';
import {blocks, readme, readTable} from './blocks.js';
import {printSupported} from './print-supported.js';

test('the table of resources is the catalog', t => {
  const {resources} = createCatalog(Object.values(providers));
  t.deepEqual(
    readTable('Resource'),
    resources.map(({address, resource}) => {
      const verbs = resource.methods.map(each => each.verb).filter(verb => verb !== 'select');
      const filtered = resource.columns.filter(each => each.filter !== undefined);
      return [
        `\`${address}\``,
        [...new Set(verbs)].map(verb => verb.toUpperCase()).join(', '),
        filtered.map(each => each.name).join(', '),
      ];
    }),
  );
});

test('the exit statuses are those of the commands, and each of an error is one', t => {
  t.deepEqual(
    readTable('Status'),
    Object.entries(exitStatuses).map(entry => [...entry]),
  );
  const statuses = new Set(Object.values(errorCodes).map(({exit}) => String(exit)));
  t.deepEqual(
    [...statuses].filter(status => !(status in exitStatuses)),
    [],
  );
});

const sources = readdirSync(path.join(projectFolder, 'src'), {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('.ts') && !/^(?:sandbox|error-codes|session-codes|notes)\b/.test(file))
  .map(file => readFileSync(path.join(projectFolder, 'src', file), 'utf8'))
  .join('\n');

test('each code of an error and of a note is used, and has a line of advice', t => {
  for (const [code, {meaning, advice}] of Object.entries({...errorCodes, ...noteCodes})) {
    t.true(sources.includes(`'${code}'`), code);
    t.regex(meaning, /^\S.*[^.]$/, code);
    t.regex(advice, /^[A-Z`].*\.$/, code);
  }
});

test('each code has its place in rowgate docs errors', t => {
  const [page] = listPages([], []).filter(each => each.name === 'errors');
  const names = page?.blocks.flatMap(block =>
    block.kind === 'terms' ? block.terms.map(each => each.name) : [],
  );
  for (const code of Object.keys({...errorCodes, ...noteCodes})) t.true(names?.includes(code), code);
});

test('the formats are all there', t => {
  const [, sentence = ''] = /^(`--format` is [^;]*);/ms.exec(readme) ?? [];
  const named = Array.from(sentence.matchAll(/`(\w+)`/g), ([, name = '']) => name);
  t.deepEqual(named.sort(), [...outputFormats].sort());
});

test('the configuration is that of the help and of the page about it', t => {
  const [block, ...others] = blocks.filter(each => each.language === 'yaml');
  // The tool that formats this file has blanks within braces.
  t.is(
    block?.text.trim().replace(/\{ | \}/g, blank => blank.trim()),
    exampleConfig,
  );
  t.deepEqual(others, []);
});

test('the functions are all there, and no others', t => {
  const source = readFileSync(path.join(projectFolder, 'src', 'execute', 'functions.ts'), 'utf8');
  const added = Array.from(source.matchAll(/^ {2}(\w+): \{\s*arity/gm), ([, name = '']) => name);
  const [page] = listPages([], []).filter(each => each.name === 'functions');
  const named = (page?.blocks ?? [])
    .flatMap(block => (block.kind === 'terms' ? block.terms : []))
    .map(({name}) => /^(\w+)\(/.exec(name)?.[1] ?? 'regexp');
  t.deepEqual(
    named.filter(name => !readme.toLowerCase().includes(`\`${name}`)),
    [],
  );
  // The planner has `now`, and needs `timestamp` for itself.
  const expected = [...added.filter(name => name !== 'timestamp'), 'now'];
  t.deepEqual([...named].sort(), [...new Set(expected)].sort());
});

test("what is said of Postgres's SQL is what is translated", t => {
  const [, section = ''] = /^### Postgres's SQL\n\n.*?\n\n(- .*?)\n*^## /ms.exec(readme) ?? [];
  t.is(section.trim(), printSupported().trim());
});

test('the variables are those of the providers', t => {
  const named = new Set(
    Array.from(JSON.stringify(providers).matchAll(/\b(?:LINODE|CSP|XEONR)_[A-Z_]+/g), ([name]) => name),
  );
  t.deepEqual(
    [...named].filter(name => !readme.includes(name)),
    [],
  );
});

test('files and folders that are named exist', t => {
  const named = Array.from(
    readme.matchAll(/(?:`|\]\()((?:src|queries|test)(?:\/[\w.-]+)*)[`)]/g),
    each => each[1] ?? '',
  );
  t.true(named.length > 3);
  t.deepEqual(
    named.filter(name => !existsSync(path.join(projectFolder, name))),
    [],
  );
});
