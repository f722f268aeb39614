import {drawSeeded} from '../../oracle/draw.js';
import type {Fault} from './fault.js';
import type {Decide} from './faulty-server.js';

/** What may go wrong with a call at random, save that it hangs, which takes time. */
const faults: readonly Fault[] = [
  {kind: 'reset', acts: false},
  {kind: 'reset', acts: true},
  {kind: 'status', status: 429, acts: false, headers: {'Retry-After': '0'}},
  {kind: 'status', status: 429, acts: false, headers: {'Retry-After': '1'}},
  {kind: 'status', status: 429, acts: false, headers: {'Retry-After': '7200'}},
  {kind: 'status', status: 500, acts: false},
  {kind: 'status', status: 500, acts: true},
  {kind: 'status', status: 503, acts: false, headers: {'Retry-After': '1'}},
  {kind: 'status', status: 503, acts: true, headers: {'Retry-After': '1'}},
  {kind: 'cut', acts: true},
  {kind: 'half', acts: true},
  {kind: 'page', status: 200, acts: false},
  {kind: 'page', status: 200, acts: true},
  {kind: 'page', status: 404, acts: false},
  {kind: 'page', status: 502, acts: false},
];

/**
 * So many in a hundred calls meet a fault. What a try of a call meets comes of the seed and of its path, not of the order in
 * which calls come.
 */
export function faultsAtRandom(seed: number, percent: number): Decide {
  const tries = new Map<string, number>();
  return ({method, path}, write) => {
    if (write === undefined) return undefined;
    const call = `${method} ${path}`;
    const number = (tries.get(call) ?? 0) + 1;
    tries.set(call, number);
    const sum = [...`${call} ${number}`].reduce((all, char) => Math.imul(all, 31) + char.charCodeAt(0), seed);
    const draw = drawSeeded(sum);
    return draw.chance(percent) ? draw.pick(faults) : undefined;
  };
}
