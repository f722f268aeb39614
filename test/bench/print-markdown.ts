import type {Measurement, Unit} from './measurement.js';

/** How the ratios of a unit are called. Those of time on the clock need no name. */
const names: Readonly<Partial<Record<Unit, string>>> = {'ms CPU': 'processor time', exponent: 'exponent'};

/** The table of README: ratios alone, since times are of one machine. Calls are one line, with the worst of all. */
export function printMarkdown(measurements: readonly Measurement[]): string {
  const calls = measurements.filter(each => each.suite === 'requests');
  const worst = calls.reduce<Measurement | undefined>(
    (most, each) => (most === undefined || each.ratio > most.ratio ? each : most),
    undefined,
  );
  const rows = measurements.filter(each => each.suite !== 'requests').map(printRow);
  if (worst !== undefined) {
    rows.unshift([
      'requests',
      `calls for ${calls.length} queries, to the fewest possible`,
      worst.ratio.toFixed(2),
    ]);
  }
  const all = [['Suite', 'What, to what', 'Ratio'], ...rows];
  const widths = [0, 1, 2].map(column => Math.max(...all.map(row => row[column]?.length ?? 0)));
  const lines = all.map(
    row => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  lines.splice(1, 0, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}

function printRow({suite, case: name, unit, figure, ratio}: Measurement): string[] {
  const unitName = unit === 'MB' ? `${Math.round(figure)} MB` : names[unit];
  return [suite, unitName === undefined ? name : `${name} (${unitName})`, ratio.toFixed(2)];
}
