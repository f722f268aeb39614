import pc from 'picocolors';
import stringWidth from 'string-width';
import {wrapWords} from '../output/wrap-words.js';
import type {Block, Page, Term} from './page.js';

export interface PrintOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colors: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

const indent = '  ';
/** Long lines are hard to read, however wide the terminal. */
const widest = 100;

/** A page as lines for a terminal. */
export function printPage({name, summary, blocks}: Page, {width, colors}: PrintOptions): readonly string[] {
  const paint = pc.createColors(colors);
  const room = Math.min(width, widest);
  return [
    paint.bold(name),
    ...wrapLines(summary, room, ''),
    ...blocks.flatMap(block => ['', ...printBlock(block, room, paint)]),
  ];
}

/** The pages there are, by their groups. */
export function printIndex(pages: readonly Page[], {width, colors}: PrintOptions): readonly string[] {
  const paint = pc.createColors(colors);
  const room = Math.min(width, widest);
  const longest = Math.max(...pages.map(each => each.name.length)) + indent.length;
  return pages.flatMap(({name, group, summary}, index) => {
    const isFirst = pages[index - 1]?.group !== group;
    const before = isFirst ? [...(index === 0 ? [] : ['']), paint.bold(group)] : [];
    const [first = '', ...more] = wrapWords(plain(summary), room - longest - indent.length);
    const gap = ' '.repeat(longest - name.length);
    return [
      ...before,
      `${indent}${paint.cyan(name)}${gap}${first}`,
      ...more.map(line => `${indent}${' '.repeat(longest)}${line}`),
    ];
  });
}

function printBlock(block: Block, room: number, paint: Colors): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [paint.bold(block.text)];
    case 'text':
      return wrapLines(block.text, room, '');
    case 'terms':
      return block.terms.flatMap(term => printTerm(term, room, paint));
    case 'example':
      return block.text.split('\n').map(line => (line === '' ? '' : `${indent}${line}`));
  }
}

function printTerm({name, facts, text, parts = []}: Term, room: number, paint: Colors): readonly string[] {
  const deep = indent.repeat(2);
  const about = facts.join(', ');
  const isShort = stringWidth(name) + stringWidth(about) + 4 <= room;
  const first = `${indent}${paint.cyan(name)}`;
  const lines = isShort
    ? [about === '' ? first : `${first}  ${paint.dim(about)}`]
    : [first, ...wrapWords(about, room - deep.length).map(line => `${deep}${paint.dim(line)}`)];
  return [
    ...lines,
    ...(text === '' ? [] : wrapLines(text, room, deep)),
    ...parts.flatMap(part => printTerm(part, room - indent.length, paint).map(line => `${indent}${line}`)),
  ];
}

function wrapLines(text: string, room: number, before: string): readonly string[] {
  return wrapWords(plain(text), room - before.length).map(line => `${before}${line}`);
}

/** On a terminal, code stands as it is: it is told from words by what it says. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
