import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {outputFormats} from '../../src/format/index.js';
import {createCatalog} from '../../src/index.js';
import * as providers from '../../src/providers/index.js';
import {projectFolder} from '../project-folder.js';
import {readme, readTable} from './blocks.js';
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

test('the exit statuses are those of errors, of success and of changes that failed', t => {
  const source = readFileSync(path.join(projectFolder, 'src', 'errors.ts'), 'utf8');
  const statuses = new Set(Array.from(source.matchAll(/\bexit: (\d+)/g), ([, status]) => Number(status)));
  t.deepEqual(
    readTable('Status').map(([status]) => Number(status)),
    [...new Set([0, 4, ...statuses])].sort((a, b) => a - b),
  );
});

test('the formats are all there', t => {
  const [, sentence = ''] = /^(`--format` is [^;]*);/ms.exec(readme) ?? [];
  const named = Array.from(sentence.matchAll(/`(\w+)`/g), ([, name = '']) => name);
  t.deepEqual(named.sort(), [...outputFormats].sort());
});

test('the functions are all there, and no others', t => {
  const source = readFileSync(path.join(projectFolder, 'src', 'execute', 'functions.ts'), 'utf8');
  const added = Array.from(source.matchAll(/^ {2}(\w+): \{\s*arity/gm), ([, name = '']) => name);
  const named = readTable('Function').map(([cell = '']) => /(\w+)\(/.exec(cell)?.[1] ?? 'regexp');
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
