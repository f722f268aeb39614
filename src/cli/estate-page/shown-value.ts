import type {ColumnType} from '../../catalog/column.js';
import {writeJson} from '../../format/json-text.js';
import type {Json, Value} from '../../row.js';
import {type Html, html} from './html.js';

/** A value as a page shows it, and what it is sorted by where its text does not do. */
export interface ShownValue {
  readonly content: Html;
  readonly sortKey?: string;
  readonly isNumber?: boolean;
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

export function showValue(value: Value, type: ColumnType | null): ShownValue {
  if (value === null)
    return {
      content: html`<span class="none" aria-hidden="true">–</span><span class="unseen">none</span>`,
      sortKey: '',
    };
  if (typeof value === 'boolean') return {content: html`${value ? 'yes' : 'no'}`};
  if (typeof value === 'number' || typeof value === 'bigint') {
    return {content: html`${String(value)}`, sortKey: String(value), isNumber: true};
  }
  if (value instanceof Uint8Array) return {content: html`${value.length} bytes`};
  if (typeof value === 'string') {
    if (type !== 'text' && time.test(value)) return {content: showTime(value), sortKey: value};
    return {content: html`<bdi>${value}</bdi>`};
  }
  return {content: html`<bdi>${describeJson(value)}</bdi>`};
}

/** A time to the minute, in UTC. */
export function showTime(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`;
}

function describeJson(value: Json): string {
  const isPlain = Array.isArray(value) && value.every(each => typeof each === 'string');
  return isPlain ? value.join(', ') : writeJson(value);
}
