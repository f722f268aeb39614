import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import ava from 'ava';
import {renderReport} from '../../../src/cli/estate-page/render-report.js';
import {startSandbox} from '../../../src/index.js';
import {makeEstate} from '../estate/make-estate.js';
import {type Browser, findChromium, startBrowser} from './browser.js';
import {makeHostileReport} from './hostile-report.js';

const chromium = findChromium();
// Where it is skipped, the page is held to its rules as a text still.
const test = chromium === undefined ? ava.serial.skip : ava.serial;
const because = chromium === undefined ? ' (skipped: there is no Chromium on the PATH)' : '';

const folder = mkdtempSync(path.join(tmpdir(), 'rowgate-page-'));
let browser: Browser | undefined;
const urls = {usual: '', hostile: ''};

const writePage = (name: string, text: string) => {
  const file = path.join(folder, `${name}.html`);
  writeFileSync(file, text);
  return String(pathToFileURL(file));
};

ava.before(async () => {
  if (chromium === undefined) return;
  const sandbox = await startSandbox();
  const {report} = await makeEstate(sandbox.env);
  await sandbox.close();
  urls.usual = writePage('usual', renderReport(report));
  urls.hostile = writePage('hostile', renderReport(makeHostileReport()));
  browser = await startBrowser(chromium);
});

ava.after.always(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

const open = async (name: keyof typeof urls, width = 1280, hash = '') => {
  if (browser === undefined) throw new Error('there is no browser');
  return browser.open(urls[name] + hash, width);
};

for (const name of ['usual', 'hostile'] as const) {
  test(`a page that is ${name} says nothing on the console, asks for nothing and fits a phone${because}`, async t => {
    for (const width of [1280, 380]) {
      const page = await open(name, width);
      await page.read("document.querySelectorAll('details').forEach(each => { each.open = true; })");
      t.is(
        await page.read('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        0,
        `${width}`,
      );
      t.is(await page.read('document.title.slice(0, 12)'), 'OAuth estate');
      t.is(await page.read("document.querySelectorAll('script').length"), 1);
      t.deepEqual(page.messages, []);
      t.deepEqual(
        page.urls.filter(each => each !== urls[name] && !each.startsWith('data:')),
        [],
      );
    }
  });
}

test(`a table is sorted and filtered with the keyboard alone${because}`, async t => {
  const page = await open('usual');
  const rows = (column: number) =>
    page.read<readonly string[]>(
      `[...document.querySelector('#finding-hygiene-plain_http-rows').tBodies[0].rows]` +
        `.filter(row => !row.hidden).map(row => row.cells[${column}].textContent)`,
    );
  const focused = (what: string) => page.read<string>(`document.activeElement.${what}`);
  await page.read("document.querySelector('#finding-hygiene-plain_http summary').focus()");
  await page.press('Enter');
  await page.press('Tab');
  t.is(await focused('labels[0].textContent'), 'Filter');
  await page.type('WIKI login');
  t.deepEqual(await rows(1), ['Wiki', 'Wiki', 'Wiki']);
  t.is(await focused("parentElement.querySelector('output').value"), '3 of 12 rows');
  // The table itself, which scrolls, and then its first heading.
  await page.press('Tab');
  await page.press('Tab');
  t.is(await focused('textContent'), 'provider');
  await page.press('Enter');
  t.is(await focused("closest('th').ariaSort"), 'ascending');
  await page.press('Enter');
  t.is(await focused("closest('th').ariaSort"), 'descending');
  t.deepEqual(await rows(0), ['xeonr', 'vmware', 'linode']);
});

test(`numbers are sorted as numbers, and what is missing is last${because}`, async t => {
  const page = await open('usual');
  const sorted = (table: string, column: number) =>
    page.read<readonly string[]>(
      `(() => { const table = document.getElementById('${table}');` +
        `table.querySelectorAll('thead button')[${column}].click();` +
        `return [...table.tBodies[0].rows].map(row => row.cells[${column}].dataset.key); })()`,
    );
  const clients = await sorted('clients-rows', 3);
  t.deepEqual(clients.slice(-3), ['12', '24', '201']);
  const ends = await sorted('finding-grants-full_access-rows', 4);
  const isMissing = ends.map(each => each === '');
  t.true(isMissing.includes(true));
  t.deepEqual(isMissing, isMissing.toSorted());
});

test(`a link opens what is folded${because}`, async t => {
  const page = await open('usual', 1280, '#finding-grants-ended');
  t.true(await page.read("document.getElementById('finding-grants-ended').open"));
  t.false(await page.read("document.getElementById('finding-grants-ending').open"));
});

test(`it is dark where that is liked, and light on paper${because}`, async t => {
  const page = await open('usual');
  const brightness = () =>
    page.read<number>(
      "getComputedStyle(document.querySelector('section:last-of-type')).backgroundColor" +
        '.match(/\\d+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0)',
    );
  t.true((await brightness()) > 700);
  await page.emulate({scheme: 'dark'});
  t.true((await brightness()) < 150);
  await page.emulate({scheme: 'dark', media: 'print'});
  t.true((await brightness()) > 700);
});
