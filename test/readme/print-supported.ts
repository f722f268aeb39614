import {
  castTypes,
  constructs,
  differences,
  formatPatterns,
  functionLists,
  refused,
} from '../../src/server/translate/supported.js';

/** README's account of what of Postgres's SQL is translated. */
export function printSupported(): string {
  const known: readonly (readonly [string, readonly string[]])[] = [
    ['types', castTypes],
    ...Object.entries(functionLists).map(([group, all]) => {
      const called = all.map(each => each.replace(/\(.*$/, ''));
      return [names[group] ?? group, [...new Set(called)].sort()] as const;
    }),
    ['patterns of to_char', formatPatterns.print],
    ['patterns of to_timestamp and to_date', formatPatterns.read],
  ];
  const exemplify = ({what, example}: (typeof constructs)[number]) => `${what}, as in \`${example}\``;
  return [
    list(constructs.map(exemplify)),
    'By name:',
    list(known.map(([what, all]) => `${what}: ${all.join(', ')}`)),
    'What is refused, with its place:',
    list(refused.map(exemplify)),
    "Where an answer can be another than Postgres's:",
    list(differences),
  ].join('\n\n');
}

function list(items: readonly string[]): string {
  return items.map(each => `- ${each}`).join('\n');
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
