import {createHash} from 'node:crypto';
import test from 'ava';
import type {EstateReport} from '../../../src/cli/estate/estate-report.js';
import {renderReport} from '../../../src/cli/estate-page/render-report.js';
import {startSandbox} from '../../../src/index.js';
import {makeEstate} from '../estate/make-estate.js';
import {makeHostileReport} from './hostile-report.js';

const sandbox = await startSandbox();
const {report} = await makeEstate(sandbox.env);
await sandbox.close();

const empty: EstateReport = {
  ...report,
  ...{counts: {clients: [], grants: []}, timeline: [], scopes: [], hosts: []},
  ...{findings: [], passed: [], notRun: [], accounts: []},
};

const pages = {
  usual: renderReport(report),
  hostile: renderReport(makeHostileReport()),
  empty: renderReport(empty),
};

const all = (page: string, pattern: RegExp) => Array.from(page.matchAll(pattern), ([, text = '']) => text);

const tag = /<(\w+)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g;

for (const [name, page] of Object.entries(pages)) {
  test(`a page that is ${name} has no < that is not of a tag, and no attribute that acts`, t => {
    const body = page.replace(/<(script|style)>.*?<\/\1>/gs, '');
    const attributes = Array.from(body.matchAll(tag), ([, , text = '']) =>
      text
        .replace(/="[^"]*"/g, '')
        .trim()
        .split(/\s+/),
    ).flat();
    t.true(attributes.length > 50);
    t.deepEqual(
      attributes.filter(each => /^on|^style$|^srcdoc$/i.test(each)),
      [],
    );
    t.false(
      body
        .replace(tag, '')
        .replace(/<\/\w+>|<!doctype html>/g, '')
        .includes('<'),
    );
  });

  test(`a page that is ${name} has one script and one style, which its policy allows, and nothing from elsewhere`, t => {
    const [policy = ''] = all(page, /http-equiv="Content-Security-Policy" content="([^"]*)"/g);
    t.regex(policy, /^default-src &#39;none&#39;; /);
    for (const element of ['script', 'style']) {
      const [text, ...others] = all(page, new RegExp(`<${element}\\b[^>]*>(.*?)</${element}`, 'gs'));
      t.deepEqual(others, []);
      const digest = createHash('sha256').update(String(text)).digest('base64');
      t.true(policy.includes(`${element}-src &#39;sha256-${digest}&#39;`));
    }
    const links = all(page, /<\w+(?:\s+[\w:-]+(?:="[^"<>]*")?)*?\s+(?:src|href)="([^"]*)"/g);
    t.deepEqual(
      links.filter(each => !each.startsWith('#') && each !== 'data:,'),
      [],
    );
    t.deepEqual(all(page, /<(img|iframe|object|embed|link(?! rel="icon")|base|form)\b/g), []);
  });

  test(`a page that is ${name} has ids that are there once, and links to them`, t => {
    const ids = all(page, /\sid="([^"]*)"/g);
    t.deepEqual([...new Set(ids)], ids);
    const named = [
      ...all(page, /\shref="#([^"]*)"/g),
      ...all(page, /\s(?:for|data-table|data-copy)="([^"]*)"/g),
      ...all(page, /\saria-labelledby="([^"]*)"/g).flatMap(each => each.split(' ')),
    ];
    t.deepEqual(
      named.filter(each => !ids.includes(each)),
      [],
    );
    t.true(ids.every(each => /^[\w-]+$/.test(each)));
  });

  test(`a page that is ${name} has headings in order, and pictures with names`, t => {
    const levels = all(page, /<h(\d)/g).map(Number);
    t.is(levels[0], 1);
    t.true(
      levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1),
      levels.join(),
    );
    for (const picture of all(page, /<svg([^>]*)>/g))
      t.regex(picture, /aria-hidden="true"|role="img".*aria-labelledby/);
  });
}

test('hostile texts are shown, and never act', t => {
  const {hostile} = pages;
  t.false(hostile.includes('<script>document'));
  t.false(hostile.includes('<img'));
  t.true(hostile.includes('&lt;script&gt;document.title = &quot;taken&quot;&lt;/script&gt;'));
  t.true(hostile.includes('&amp;lt;b&amp;gt;&amp;amp;'));
  t.notRegex(hostile, /[\u202a-\u202e\u2066-\u2069]/);
  t.true(hostile.includes('\\u202egnp.exe'));
});

test('numbers of the summary are those of the report', t => {
  const tiles = all(pages.usual, /class="tile[^"]*" href="#[\w-]+"><strong>(\d+)<\/strong>/g).map(Number);
  const bySeverity = ['high', 'medium', 'low'].map(
    severity => report.findings.filter(each => each.severity === severity).length,
  );
  t.deepEqual(tiles, [...bySeverity, 277, 45, 14]);
});

test('each row of each finding is there, with the command that mends it', t => {
  for (const {query, rows, fixes} of report.findings) {
    const id = `finding-${query.replaceAll('/', '-')}`;
    const [, table = ''] = new RegExp(`<table id="${id}-rows">(.*?)</table>`, 's').exec(pages.usual) ?? [];
    t.is(table.split('<tr>').length - 2, rows.length, query);
    for (const {command} of fixes) {
      const shown = command.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');
      t.true(pages.usual.includes(shown.replaceAll('<', '&lt;').replaceAll('>', '&gt;')), command);
    }
  }
});
