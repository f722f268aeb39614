import type {Draw} from '../../oracle/draw.js';
import type {Death} from './task.js';

/** Where a process is killed: by the server when a write comes to it, or by itself when it writes to a file. */
export type KillPlan =
  | {
      readonly by: 'server';
      /** How many writes come before. */
      readonly write: number;
      /** Before the API acts, or after it and before its answer, or so many milliseconds after its answer. */
      readonly when: 'before' | 'after' | number;
    }
  | ({readonly by: 'itself'} & Death);

/** `writes`: how many calls that change something are to be made; `secrets`: they give secrets. */
export function drawKill(draw: Draw, writes: number, secrets: boolean): KillPlan {
  const write = draw.below(writes);
  const when = draw.pick([
    'before',
    'after',
    'answered',
    'journal',
    'journal',
    secrets ? 'secretsTo' : 'after',
  ] as const);
  if (when === 'before' || when === 'after') return {by: 'server', write, when};
  if (when === 'answered') return {by: 'server', write, when: draw.below(6)};
  const isOnDisk = draw.chance(40);
  return {
    by: 'itself',
    file: when,
    // A journal has its header, and two lines for each call.
    write: when === 'journal' ? draw.below(2 * writes + 1) : write,
    when: isOnDisk ? 'on disk' : 'written',
    lost: isOnDisk ? 0 : draw.pick([0, 1, 2, 10, 40, 1_000_000]),
  };
}

export function describeKill(plan: KillPlan): string {
  if (plan.by === 'itself') {
    const {file, write, when, lost} = plan;
    return `write ${write} to ${file} ${when}${lost > 0 ? `, ${lost} bytes lost` : ''}`;
  }
  const {write, when} = plan;
  return typeof when === 'number'
    ? `${when} ms after the answer to call ${write}`
    : `call ${write}, ${when} it is made`;
}
