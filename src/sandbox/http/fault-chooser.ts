import {createRandom} from '../random.js';
import type {FaultEffect, FaultRule, Faults} from './fault.js';

export type Trouble = Exclude<FaultEffect, {readonly kind: 'latency'}>;

/** What happens to one request. */
export interface ChosenFault {
  readonly latency: number;
  readonly trouble?: Trouble;
}

export interface FaultChooser {
  readonly choose: (api: string, method: string, path: string) => ChosenFault;
}

/** Faults with their counts: each call of `choose` uses them up. */
export function createFaultChooser({seed = 1, rules}: Faults): FaultChooser {
  const random = createRandom(seed);
  const prepared = rules.map(rule => ({rule, path: compilePath(rule.path), seen: 0, hits: 0}));
  return {
    choose: (api, method, path) => {
      let latency = 0;
      for (const entry of prepared) {
        const {rule} = entry;
        if (!matchesApi(rule, api) || !matchesMethod(rule, method) || !entry.path.test(path)) {
          continue;
        }
        entry.seen += 1;
        if (entry.seen <= (rule.skip ?? 0) || entry.hits >= (rule.count ?? Number.POSITIVE_INFINITY)) {
          continue;
        }
        if (rule.probability !== undefined && random.number() >= rule.probability) {
          continue;
        }
        entry.hits += 1;
        if (rule.effect.kind !== 'latency') {
          return {latency, trouble: rule.effect};
        }
        latency += rule.effect.milliseconds;
      }
      return {latency};
    },
  };
}

function matchesApi({api}: FaultRule, found: string): boolean {
  return api === undefined || api === found;
}

function matchesMethod({method}: FaultRule, found: string): boolean {
  return method === undefined || (typeof method === 'string' ? method === found : method.includes(found));
}

function compilePath(pattern = '**'): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map(part => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
