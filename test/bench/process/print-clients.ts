import {openGotLoop} from '../loop/got-loop.js';
import type {ClientRow} from '../loop/loop.js';

/**
 * A program that does for one list what `rowgate query` does, and nothing else: prints its rows as jsonl or csv, page by
 * page in their order, or counts those that are disabled.
 */
const [form, url = ''] = process.argv.slice(2);
const loop = openGotLoop(8);
let count = 0;

const print = async (text: string) => {
  if (!process.stdout.write(text)) await new Promise(resolve => process.stdout.once('drain', resolve));
};

const forms: Readonly<Record<string, (rows: readonly ClientRow[]) => Promise<void> | void>> = {
  jsonl: rows => print(rows.map(row => `${JSON.stringify(row)}\n`).join('')),
  csv: rows =>
    print(
      rows
        .map(
          row =>
            `${Object.values(row)
              .map(value =>
                /[",\n]/.test(String(value ?? '')) ? JSON.stringify(value) : String(value ?? ''),
              )
              .join(',')}\n`,
        )
        .join(''),
    ),
  count: rows => {
    count += rows.filter(({status}) => status === 'disabled').length;
  },
};

await loop.eachPage(url, rows => forms[form ?? '']?.(rows));
if (form === 'count') await print(`${count}\n`);
loop.close();
