/** A generator of pseudo-random numbers: the same seed gives the same row of numbers on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  readonly number: () => number;
  /** An integer from 0 up to, not including, `below`. */
  readonly integer: (below: number) => number;
  /** `length` lower-case hexadecimal digits. */
  readonly hex: (length: number) => string;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
}

/** The generator known as mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(number() * below);
  return {
    number,
    integer,
    hex: length => Array.from({length}, () => integer(16).toString(16)).join(''),
    pick: from => from[integer(from.length)] ?? from[0],
  };
}
