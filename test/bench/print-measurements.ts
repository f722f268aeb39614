import type {Measurement} from './measurement.js';

const header = ['suite', 'case', 'figure', 'floor', 'unit', 'ratio', 'half between'];

/** A table of measurements. */
export function printMeasurements(measurements: readonly Measurement[]): string {
  const lines = measurements.map(each => [
    each.suite,
    each.case,
    printFigure(each.figure),
    printFigure(each.floor),
    each.unit,
    each.ratio.toFixed(2),
    each.spread?.map(ratio => ratio.toFixed(2)).join(' and ') ?? '',
  ]);
  const widths = header.map((name, index) =>
    Math.max(name.length, ...lines.map(line => line[index]?.length ?? 0)),
  );
  return [header, ...lines]
    .map(line =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function printFigure(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(figure < 10 ? 2 : 1);
}
