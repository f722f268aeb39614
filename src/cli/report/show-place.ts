import type {Position} from '../../errors.js';

const indent = '  ';
const printableAscii = /^[\x20-\x7e]*$/;

/** How text is cut and measured in columns of the terminal. */
interface Measure {
  readonly letters: (text: string) => readonly string[];
  readonly width: (text: string) => number;
}

/**
 * Where a place in a text is: its line and column, that line of the text, and carets under the place. A line too wide
 * is cut around the place.
 */
export async function showPlace(
  position: Position,
  {source, width}: {readonly source?: string | undefined; readonly width: number},
): Promise<readonly string[]> {
  const {line, column, lineText, length} = position;
  const where = source === undefined ? `line ${line}, column ${column}` : `${source}:${line}:${column}`;
  const measure = await pickMeasure(lineText);
  const start = column - 1;
  const before = makePlain(lineText.slice(0, start));
  const marked = makePlain(lineText.slice(start, start + length));
  const after = makePlain(lineText.slice(start + length));
  const room = Math.max(20, width - indent.length - 1);
  const isLong = measure.width(before + marked + after) > room;
  const left = isLong ? keepEnd(before, Math.floor(room / 2), measure) : before;
  const used = measure.width(left);
  const shown = isLong ? keepStart(left + marked + after, room, measure) : left + marked + after;
  const carets = Math.max(1, Math.min(measure.width(marked), room - used));
  return [`${indent}at ${where}`, indent + shown, indent + ' '.repeat(used) + '^'.repeat(carets)];
}

/** Measuring other text than ASCII takes long to load. */
async function pickMeasure(text: string): Promise<Measure> {
  if (printableAscii.test(text.replaceAll('\t', ' '))) {
    return {letters: each => each.split(''), width: each => each.length};
  }
  const {default: stringWidth} = await import('string-width');
  const segmenter = new Intl.Segmenter();
  return {letters: each => Array.from(segmenter.segment(each), part => part.segment), width: stringWidth};
}

/** A tab is as wide as the terminal likes, and other control characters act on it. */
function makePlain(text: string): string {
  return text.replaceAll('\t', '    ').replace(/\p{Cc}/gu, '\ufffd');
}

function keepStart(text: string, room: number, measure: Measure): string {
  const letters = measure.letters(text);
  const kept = take(letters, room - 1, measure);
  return kept.length === letters.length ? text : `${kept.join('')}…`;
}

function keepEnd(text: string, room: number, measure: Measure): string {
  const letters = measure.letters(text).toReversed();
  const kept = take(letters, room - 1, measure);
  return kept.length === letters.length ? text : `…${kept.toReversed().join('')}`;
}

function take(letters: readonly string[], room: number, {width}: Measure): readonly string[] {
  let used = 0;
  const end = letters.findIndex(letter => {
    used += width(letter);
    return used > room;
  });
  return end === -1 ? letters : letters.slice(0, end);
}
