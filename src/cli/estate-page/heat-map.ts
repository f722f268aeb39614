import type {GrantedScope} from '../estate/estate-report.js';
import {countWords} from './count-words.js';
import {cutText} from './cut-text.js';
import {describeScope, type ScopeLevel, scopeLevels} from './describe-scope.js';
import {type Html, html} from './html.js';

const [rowHeight, columnWidth] = [24, 30];
/** Of a letter, about, in pixels. */
const letterWidth = 6.6;
const [longestName, longestColumn] = [26, 20];
const [mostRows, mostColumns] = [40, 30];
/** What stands in a cell, so that its colour is not all that tells. */
const letters: Readonly<Record<ScopeLevel, string>> = {held: '•', read: 'r', write: 'w', all: 'all'};

interface HeatRow {
  readonly name: string;
  readonly kind: string;
  readonly cells: ReadonlyMap<string, ScopeLevel>;
}

/** Which app may do what at one provider: a row for each app, a column for each thing that scopes are about. */
export function renderHeatMap(id: string, provider: string, scopes: readonly GrantedScope[]): Html {
  const all = sumRows(scopes);
  const users = countUsers(all);
  const rows = all.slice(0, mostRows);
  const columns = [...users.keys()].slice(0, mostColumns);
  const gutter =
    longest(
      rows.map(each => each.name),
      longestName,
    ) *
      letterWidth +
    14;
  const headLength = longest(columns, longestColumn) * letterWidth;
  const headHeight = Math.ceil(headLength * 0.77) + 20;
  const width = gutter + columns.length * columnWidth + Math.ceil(headLength * 0.64);
  const height = headHeight + rows.length * rowHeight;
  const cut =
    rows.length === all.length && columns.length === users.size
      ? undefined
      : html`<p class="remark">The ${rows.length} widest of ${countWords(all.length, 'app')}, and ${columns.length} of ${countWords(users.size, 'kind')} of scope. The table has all.</p>`;
  const heads = columns.map((about, at) => {
    const x = gutter + at * columnWidth + columnWidth / 2;
    return html`<text transform="translate(${x + 4} ${headHeight - 8}) rotate(-50)" class="label small">${cutText(about, longestColumn)}<title>${about}</title></text>`;
  });
  const lines = rows.map(({name, kind, cells}, row) => {
    const y = headHeight + row * rowHeight;
    return html`<text x="${gutter - 10}" y="${y + 16}" text-anchor="end" class="label small">${cutText(name, longestName)}<title>${name} (${kind})</title></text>
<line x1="${gutter}" x2="${gutter + columns.length * columnWidth}" y1="${y + rowHeight}" y2="${y + rowHeight}" class="grid"/>${columns.map(
      (about, at) => {
        const level = cells.get(about);
        if (level === undefined) return undefined;
        const x = gutter + at * columnWidth;
        return html`<rect x="${x + 1}" y="${y + 1}" width="${columnWidth - 2}" height="${rowHeight - 2}" rx="2" class="heat-${level}"><title>${name}: ${about}, ${level}</title></rect><text x="${x + columnWidth / 2}" y="${y + 16}" text-anchor="middle" class="small on-heat-${level}">${letters[level]}</text>`;
      },
    )}`;
  });
  return html`<div class="wide" role="group" tabindex="0" aria-label="Scopes by app at ${provider}, as a map"><svg class="chart" role="img" width="${width}" height="${height}" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">Scopes by app at ${provider}</title><desc id="${id}-text">${countWords(all.length, 'app')} by ${countWords(users.size, 'kind')} of scope; the widest first. The table below has each.</desc>
${heads}${lines}</svg></div>${cut}`;
}

/** Apps and what each may do, those that may do most first. */
function sumRows(scopes: readonly GrantedScope[]): readonly HeatRow[] {
  const rows = new Map<string, {name: string; kind: string; cells: Map<string, ScopeLevel>}>();
  for (const {name, kind, scope} of scopes) {
    const key = JSON.stringify([name, kind]);
    const row = rows.get(key) ?? {name, kind, cells: new Map()};
    rows.set(key, row);
    const {about, level} = describeScope(scope);
    if (weigh(level) > weigh(row.cells.get(about))) row.cells.set(about, level);
  }
  const weight = ({cells}: HeatRow) => [...cells.values()].reduce((sum, level) => sum + 4 ** weigh(level), 0);
  return [...rows.values()].sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}

function weigh(level: ScopeLevel | undefined): number {
  return level === undefined ? -1 : scopeLevels.indexOf(level);
}

/** How many apps have something of each column, the most used first, after those that are everything. */
function countUsers(rows: readonly HeatRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const isAll = (about: string) => rows.some(({cells}) => cells.get(about) === 'all');
  for (const about of rows.flatMap(({cells}) => [...cells.keys()])) {
    counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return new Map(
    [...counts].sort(
      (a, b) => Number(isAll(b[0])) - Number(isAll(a[0])) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    ),
  );
}

function longest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(...texts.map(each => Array.from(each).length)));
}
