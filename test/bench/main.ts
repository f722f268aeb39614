import {parseArgs} from 'node:util';
import type {Measurement} from './measurement.js';
import {printMarkdown} from './print-markdown.js';
import {printMeasurements} from './print-measurements.js';
import {suites} from './suites.js';

const {values} = parseArgs({
  options: {
    json: {type: 'boolean', default: false},
    /** The table that README shows. */
    markdown: {type: 'boolean', default: false},
    /** May be repeated. */
    suite: {type: 'string', multiple: true},
    /** To see that everything works; the figures mean nothing. */
    small: {type: 'boolean', default: false},
  },
});
const names = values.suite ?? Object.keys(suites);
const unknown = names.find(name => !Object.hasOwn(suites, name));
if (unknown === undefined) {
  const measurements: Measurement[] = [];
  for (const name of names) measurements.push(...((await suites[name]?.({small: values.small})) ?? []));
  const print = values.json ? printJson : values.markdown ? printMarkdown : printMeasurements;
  console.log(print(measurements));
} else {
  console.error(`There is no suite "${unknown}". Suites: ${Object.keys(suites).join(', ')}.`);
  process.exitCode = 2;
}

function printJson(measurements: readonly Measurement[]): string {
  return JSON.stringify(measurements, undefined, 2);
}
