import type {PreviewedValue, Result} from '../execute/result.js';
import type {Value} from '../row.js';
import {describeBlob} from './blob-description.js';
import {showHidden} from './hidden-characters.js';
import {writeAsciiJson, writeJson} from './json-text.js';
import {writeValue} from './value-text.js';

/** A value, or an element of a list, as a diff shows it: gone, new, or as it was. */
export interface ValueChange {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
}

type ColumnType = Result['columns'][number]['type'];

/** What is to be told of a value, so that two values that differ never read the same. */
export function listValueChanges({type, old, new: value, secret}: PreviewedValue): readonly ValueChange[] {
  if (secret && value !== undefined) return [{sign: '+', text: String(value)}];
  if (old === undefined) return value === undefined ? [] : [{sign: '+', text: writeText(value, type)}];
  if (value === undefined) return [{sign: '-', text: writeText(old, type)}];
  if (writeJson(old) === writeJson(value)) return [{sign: ' ', text: writeText(old, type)}];
  return listElements(old, value) ?? tellApart([old], [value], type);
}

/** Of two lists with elements in common, in the same order, only those that differ; of others, undefined. */
function listElements(old: Value, value: Value): readonly ValueChange[] | undefined {
  if (!Array.isArray(old) || !Array.isArray(value)) return undefined;
  const before = new Map(old.map(each => [writeJson(each), each]));
  const after = new Map(value.map(each => [writeJson(each), each]));
  const kept = [...before.keys()].filter(each => after.has(each));
  const isInOrder = [...after.keys()].filter(each => before.has(each)).join() === kept.join();
  const isSet = before.size === old.length && after.size === value.length;
  if (!isInOrder || !isSet || kept.length === 0) return undefined;
  const gone = [...before].filter(([text]) => !after.has(text)).map(([, each]) => each);
  const come = [...after].filter(([text]) => !before.has(text)).map(([, each]) => each);
  const same = `… ${kept.length} ${kept.length === 1 ? 'element' : 'elements'} as before`;
  return [...tellApart(gone, come, 'json'), {sign: ' ', text: same}];
}

function tellApart(gone: readonly Value[], come: readonly Value[], type: ColumnType): readonly ValueChange[] {
  const looks = new Set(gone.map(each => lookOf(writeText(each, type))));
  const isAlike = come.some(each => looks.has(lookOf(writeText(each, type))));
  const write = isAlike ? writeAsciiJson : (value: Value) => writeText(value, type);
  return [
    ...gone.map(each => ({sign: '-', text: write(each)}) as const),
    ...come.map(each => ({sign: '+', text: write(each)}) as const),
  ];
}

/** The same for texts that look the same: with another kind of blank, say, or a letter in two parts. */
function lookOf(text: string): string {
  return text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/**
 * A value as a diff shows it. A text stands as it is, unless it could be taken for another value or has characters that do
 * not show: then it is in quotes, as in JSON.
 */
export function writeText(value: Value, type: ColumnType): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return describeBlob(value);
  const text = writeValue(value, type);
  if (typeof value !== 'string' || type === 'json') return text;
  const isPlain = !/^$|^\s|\s$|^"|^NULL$/.test(text) && showHidden(text) === text;
  return isPlain ? text : writeJson(text);
}
