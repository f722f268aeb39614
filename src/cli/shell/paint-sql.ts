import {drawnKeywords} from './keywords.js';
import {scanInput} from './scan-input.js';

type Style = readonly [on: number, off: number];

const bold: Style = [1, 22];
const green: Style = [32, 39];
const cyan: Style = [36, 39];
const magenta: Style = [35, 39];
const grey: Style = [90, 39];

/**
 * A text of SQL with colours: keywords, strings, numbers, parameters and comments. `before` is what stands in front of it,
 * such as the lines above, and decides whether it begins within a string. Nothing but the colours is added.
 */
export function paintSql(text: string, before = ''): string {
  const whole = before + text;
  let painted = '';
  let last = '';
  for (const {kind, start, end} of scanInput(whole)) {
    const own = whole.slice(start, end);
    if (end > before.length) {
      const shown = whole.slice(Math.max(start, before.length), end);
      const style = kind === 'word' ? styleOfWord(own, last) : styles[kind];
      painted += style === undefined ? shown : `\u001b[${style[0]}m${shown}\u001b[${style[1]}m`;
    }
    last = own;
  }
  return painted;
}

const styles: Readonly<Record<string, Style | undefined>> = {
  comment: grey,
  string: green,
  number: cyan,
  parameter: magenta,
};

function styleOfWord(word: string, last: string): Style | undefined {
  return last !== '.' && drawnKeywords.has(word.toUpperCase()) ? bold : undefined;
}
