import type {Row, Value} from '../../row.js';
import {
  type EndingGrant,
  type GrantCount,
  type GrantedScope,
  type GrantState,
  grantStates,
} from './estate-report.js';

/** A row of the query reports/all_grants. */
interface Grant {
  readonly provider: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly state: string;
  /** Milliseconds since 1970; undefined: never, or nobody tells. */
  readonly ends: number | undefined;
}

export interface GrantSums {
  readonly grants: readonly GrantCount[];
  readonly timeline: readonly EndingGrant[];
  readonly scopes: readonly GrantedScope[];
}

const day = 86_400_000;
const soon = 30 * day;

/** Counts grants, and lists their ends and scopes, out of the rows of reports/all_grants. */
export function sumGrants(columns: readonly string[], rows: readonly Row[], now: Date): GrantSums {
  const grants = rows.map(row => readGrant(columns, row));
  const time = now.getTime();
  const states = grants.map(grant => [grant, stateOf(grant, time)] as const);
  const live = states.filter(([, state]) => state !== 'ended').map(([grant]) => grant);
  return {
    grants: countBy(states, ([{provider, kind}, state]) => ({provider, kind, state}), 'grants'),
    timeline: live
      .flatMap(({provider, kind, id, name, state, ends}) =>
        ends === undefined || state !== 'valid'
          ? []
          : [
              {
                ...{provider, kind, name, id, ends: new Date(ends).toISOString()},
                daysLeft: Math.round(((ends - time) / day) * 10) / 10,
              },
            ],
      )
      .sort((a, b) => (a.ends < b.ends ? -1 : 1)),
    scopes: countBy(
      live.flatMap(grant => [...new Set(grant.scopes)].map(scope => ({grant, scope}))),
      ({grant: {provider, kind, name}, scope}) => ({provider, kind, name, scope}),
      'grants',
    ),
  };
}

function readGrant(columns: readonly string[], row: Row): Grant {
  const read = (name: string): Value => row[columns.indexOf(name)] ?? null;
  const ends = read('ends');
  return {
    provider: String(read('provider')),
    kind: String(read('kind')),
    id: String(read('id')),
    name: String(read('name') ?? ''),
    scopes: String(read('scopes') ?? '')
      .split(/[\s,]+/)
      .filter(each => each !== ''),
    state: String(read('state')),
    ends: ends === null ? undefined : Date.parse(String(ends)),
  };
}

function stateOf({state, ends}: Grant, now: number): GrantState {
  if (state === 'valid' && ends !== undefined) return ends - now <= soon ? 'ends soon' : 'ends later';
  return grantStates.find(each => each === state) ?? 'not told';
}

/** How many items have each key, in the order in which keys come first. */
function countBy<Item, Key extends object, Name extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  name: Name,
): readonly (Key & Record<Name, number>)[] {
  const counts = new Map<string, {key: Key; count: number}>();
  for (const item of items) {
    const key = keyOf(item);
    const text = JSON.stringify(key);
    counts.set(text, {key, count: (counts.get(text)?.count ?? 0) + 1});
  }
  return [...counts.values()].map(({key, count}) => ({...key, [name]: count}) as Key & Record<Name, number>);
}
