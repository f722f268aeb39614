import type {ColumnType} from '../../catalog/column.js';
import type {Value} from '../../row.js';
import {type Html, html} from './html.js';
import {showValue} from './shown-value.js';

export interface TableData {
  /** Unique on the page. */
  readonly id: string;
  /** What the table is, for who does not see where it stands. */
  readonly caption: string;
  readonly columns: readonly {readonly name: string; readonly type: ColumnType | null}[];
  readonly rows: readonly (readonly Value[])[];
}

/** Fewer rows need no filter. */
const fewRows = 6;

/** A table that the page's script lets people sort, and filter where it is long. It scrolls by itself where it is too wide. */
export function renderTable({id, caption, columns, rows}: TableData): Html {
  const shown = rows.map(row => columns.map(({type}, at) => showValue(row[at] ?? null, type)));
  const isNumber = columns.map((_, at) => shown.some(row => row[at]?.isNumber));
  const numeric = (at: number) => (isNumber[at] ? html` class="number"` : undefined);
  const head = columns.map(
    ({name}, at) => html`<th scope="col"${numeric(at)}>${name.replaceAll('_', ' ')}</th>`,
  );
  const body = shown.map(row => {
    const cells = row.map(({content, sortKey}, at) => {
      const key = sortKey === undefined ? undefined : html` data-key="${sortKey}"`;
      return html`<td${numeric(at)}${key}>${content}</td>`;
    });
    return html`<tr>${cells}</tr>\n`;
  });
  return html`${rows.length < fewRows ? undefined : renderFilter(id, rows.length)}
<div class="wide" role="group" tabindex="0" aria-label="${caption}">
<table id="${id}"><caption class="unseen">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
}

/** It is shown once the script that acts on it runs. */
function renderFilter(id: string, count: number): Html {
  return html`<p class="filter" hidden><label for="${id}-filter">Filter</label>
<input type="search" id="${id}-filter" data-table="${id}" autocomplete="off" spellcheck="false">
<output for="${id}-filter">${count} rows</output></p>`;
}
