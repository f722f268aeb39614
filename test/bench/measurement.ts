/** One figure and the least that it could be, measured or worked out in the same run: a time alone says little. */
export interface Measurement {
  readonly suite: string;
  readonly case: string;
  readonly figure: number;
  readonly floor: number;
  /** `figure` in units of `floor`: 1 is as good as can be. Where both were measured in turns, the median of each turn's. */
  readonly ratio: number;
  readonly unit: Unit;
  /** Between which the ratios of half the turns lie, where there were several. */
  readonly spread?: readonly [low: number, high: number];
}

/** Time on the clock, and time of the processor, which other programs disturb less. An exponent is that of growth. */
export type Unit = 'calls' | 'ms' | 'ms CPU' | 'MB' | 'exponent';

export function measurementOf(given: Omit<Measurement, 'ratio' | 'spread'>): Measurement {
  // As few as none is as good as can be.
  return {...given, ratio: given.figure === given.floor ? 1 : given.figure / given.floor};
}

/** A measurement of what was measured in turns with its floor. */
export function compareTurns(
  given: Omit<Measurement, 'ratio' | 'spread' | 'figure' | 'floor'>,
  figures: readonly number[],
  floors: readonly number[],
): Measurement {
  const ratios = figures.map((figure, turn) => figure / (floors[turn] ?? Number.NaN));
  return {
    ...given,
    figure: quantile(figures, 0.5),
    floor: quantile(floors, 0.5),
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}
