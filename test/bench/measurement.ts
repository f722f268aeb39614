/** One figure and the least that it could be, measured or worked out in the same run: a time alone says little. */
export interface Measurement {
  readonly suite: string;
  readonly case: string;
  readonly figure: number;
  readonly floor: number;
  /** `figure` in units of `floor`: 1 is as good as can be. */
  readonly ratio: number;
  readonly unit: 'calls' | 'ms';
  /** The least and the greatest figure of all repetitions, where there were several. */
  readonly spread?: readonly [least: number, greatest: number];
}

export function measurementOf(given: Omit<Measurement, 'ratio'>): Measurement {
  return {...given, ratio: given.figure / given.floor};
}
