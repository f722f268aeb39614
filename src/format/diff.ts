import type {PreviewedChange, PreviewedValue, Result} from '../execute/result.js';
import {makeCell} from './cell.js';
import {countChanges} from './count-changes.js';
import {fillLines} from './fill-lines.js';
import type {FormatOptions} from './format.js';
import {writeJson} from './json-text.js';
import {formatTable} from './table.js';
import {listValueChanges, type ValueChange, writeText} from './value-changes.js';

/**
 * The preview of changes, like a diff: for each its values, old and new, and the request that it is made with. Lines are
 * wrapped to the width, and nothing is cut off. Rows that are as wanted already are only counted; the last line has the
 * number of changes of each kind. Any other result is a table.
 */
export function* formatDiff(result: Result, options: FormatOptions): Generator<string, void, undefined> {
  if (result.preview === undefined) {
    yield* formatTable(result, options);
    return;
  }
  const changes = result.preview.filter(change => change.action !== 'nothing');
  yield* drawChanges(changes, options);
  yield `${countChanges(result.preview)}\n`;
}

/** The changes alone, each a piece of several lines. */
export function* drawChanges(
  changes: readonly PreviewedChange[],
  {width, colors = false}: FormatOptions,
): Generator<string, void, undefined> {
  const draw: Draw = {width: width || undefined, paint: colors ? paint : text => text};
  for (const [index, change] of changes.entries()) {
    const next = changes[index + 1];
    // A request for several rows stands once, under the last of them.
    const isAlone = change.shared === undefined || next?.request !== change.request;
    const lines = [
      ...drawHeading(change, draw),
      ...drawValues(change, draw),
      ...(isAlone ? drawRequest(change, draw) : []),
    ];
    yield `${lines.join('\n')}\n`;
  }
}

type Colour = 'bold' | 'red' | 'green' | 'dim';

interface Draw {
  readonly width: number | undefined;
  readonly paint: (text: string, colour: Colour) => string;
}

const codes: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  red: [31, 39],
  green: [32, 39],
  dim: [2, 22],
};

function paint(text: string, colour: Colour): string {
  const [on, off] = codes[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

const signs: Readonly<Record<PreviewedChange['action'], string>> = {
  insert: '+',
  update: '~',
  replace: '~',
  delete: '-',
  exec: '!',
  nothing: '=',
};

function drawHeading(change: PreviewedChange, {width, paint}: Draw): readonly string[] {
  const {action, resource, method, connection, key, name} = change;
  const isNamed =
    connection === undefined || resource.toLowerCase().startsWith(`${connection.toLowerCase()}.`);
  const parts = [
    `${signs[action]} ${action} ${resource}${action === 'exec' ? `.${method}` : ''}`,
    ...(isNamed ? [] : [`over ${connection}`]),
    ...(key === null ? [] : [writeText(key, undefined)]),
    ...(name === undefined ? [] : [writeJson(name)]),
  ];
  return fillLines('', parts, {separator: ' ', indent: 4, width}).map(line => paint(line, 'bold'));
}

function drawValues(change: PreviewedChange, draw: Draw): readonly string[] {
  const {shown, others} = pickValues(change);
  const names = shown.map(({column}) => makeCell(column));
  const widest = Math.max(0, ...names.map(name => name.width));
  const lines = shown.flatMap((value, index) => {
    const {text, width} = names[index] ?? makeCell('');
    const name = text + ' '.repeat(widest - width);
    return listValueChanges(value).flatMap(each => drawValue(each, name, widest, draw));
  });
  return others === 0 ? lines : [...lines, draw.paint(`    … and ${others} other columns`, 'dim')];
}

/** So many columns of a row that goes are shown, beside its key and its name: enough to know it by. */
const shownColumns = 3;

/** All values that are set. Of a row that goes, the first, and how many others there are. */
function pickValues({action, key, name, values}: PreviewedChange): {
  readonly shown: readonly PreviewedValue[];
  readonly others: number;
} {
  if (action !== 'delete') return {shown: values, others: 0};
  const known = values.filter(({old}) => old !== null && old !== key && old !== name);
  // A line that tells of one other would take the place of that one.
  const count = known.length === shownColumns + 1 ? known.length : shownColumns;
  return {shown: known.slice(0, count), others: Math.max(0, known.length - count)};
}

function drawValue(
  {sign, text}: ValueChange,
  name: string,
  nameWidth: number,
  {width, paint}: Draw,
): readonly string[] {
  const lines = fillLines(`  ${sign} ${name}  `, [text], {separator: '', indent: nameWidth + 6, width});
  if (sign === ' ') return lines.map(line => paint(line, 'dim'));
  return lines.map(line => paint(line, sign === '-' ? 'red' : 'green'));
}

function drawRequest({request, shared}: PreviewedChange, {width, paint}: Draw): readonly string[] {
  if (request === undefined) return [];
  // The first two blanks stand behind the URL; the body may have others.
  const [, line = request, ...rest] = /^(.*?) {2}(.*)$/s.exec(request) ?? [];
  const parts = [line, ...rest, ...(shared === undefined ? [] : [`(one request for ${shared} rows)`])];
  return fillLines('    ', parts, {separator: '  ', indent: 4, width}).map(line => paint(line, 'dim'));
}
