import {parseArgs} from 'node:util';
import {measureList} from './list.js';
import type {Measurement} from './measurement.js';
import {measureRequests} from './requests.js';

const suites: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  requests: measureRequests,
  list: measureList,
};

const {values} = parseArgs({
  options: {json: {type: 'boolean', default: false}, suite: {type: 'string', multiple: true}},
});
const names = values.suite ?? Object.keys(suites);
const unknown = names.find(name => !Object.hasOwn(suites, name));
if (unknown === undefined) {
  const measurements: Measurement[] = [];
  for (const name of names) measurements.push(...((await suites[name]?.()) ?? []));
  console.log(values.json ? JSON.stringify(measurements, undefined, 2) : printTable(measurements));
} else {
  console.error(`There is no suite "${unknown}". Suites: ${Object.keys(suites).join(', ')}.`);
  process.exitCode = 2;
}

function printTable(measurements: readonly Measurement[]): string {
  const header = ['suite', 'case', 'figure', 'floor', 'ratio', 'unit', 'spread'];
  const lines = measurements.map(each => [
    each.suite,
    each.case,
    printFigure(each.figure),
    printFigure(each.floor),
    each.ratio.toFixed(2),
    each.unit,
    each.spread?.map(printFigure).join(' to ') ?? '',
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
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(1);
}
