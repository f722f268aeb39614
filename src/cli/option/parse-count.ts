import {InvalidArgumentError} from 'commander';

/** A parser of whole numbers from `least` to `most`. */
export function createCountParser(least: number, most: number): (text: string) => number {
  return text => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}
