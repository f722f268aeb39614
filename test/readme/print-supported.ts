import {
  castTypes,
  constructs,
  differences,
  formatPatterns,
  functionLists,
  refused,
} from '../../src/server/translate/supported.js';

type Row = readonly string[];

/** README's account of what of Postgres's SQL is translated. */
export function printSupported(): string {
  const functions = Object.entries(functionLists).map(([group, all]) => [
    names[group] ?? group,
    [...new Set(all.map(each => each.replace(/\(.*$/, '')))].sort().join(', '),
  ]);
  const code = ({what, example}: (typeof constructs)[number]) => [what, `\`${example}\``];
  return [
    printTable(['Translated', 'As in'], constructs.map(code)),
    printTable(
      ['Known', 'Names'],
      [
        ['types', castTypes.join(', ')],
        ...functions,
        ['patterns of to_char', formatPatterns.print.join(', ')],
        ['patterns of to_timestamp and to_date', formatPatterns.read.join(', ')],
      ],
    ),
    printTable(['Refused, with its place', 'As in'], refused.map(code)),
    `Where an answer can be another than Postgres's:\n\n${differences.map(each => `- ${each}\n`).join('')}`,
  ].join('\n');
}

const names: Readonly<Record<string, string>> = {
  conditions: 'conditions',
  text: 'functions of text',
  numbers: 'functions of numbers',
  times: 'functions of times',
  json: 'functions of JSON and arrays',
  rows: 'aggregates and functions of windows',
  own: "Rowgate's and SQLite's own",
  'rows from': 'functions that give rows',
};

function printTable(header: Row, rows: readonly Row[]): string {
  const print = (row: Row) => `| ${row.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [print(header), print(header.map(() => '---')), ...rows.map(print)].join('');
}
