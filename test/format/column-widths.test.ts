import test from 'ava';
import fc from 'fast-check';
import {fitColumns} from '../../src/format/column-widths.js';

const text = (values: number, name = 4) => ({name, values, numeric: false});

test('columns that fit keep their widths', t => {
  t.deepEqual(fitColumns([text(10), text(2)], 14), [10, 4]);
  t.deepEqual(fitColumns([], -1), []);
});

test('the widest are narrowed first, and what is left over goes to the first of them', t => {
  t.deepEqual(fitColumns([text(50), text(10), text(40)], 41), [16, 10, 15]);
  t.deepEqual(fitColumns([text(50), text(20), text(10)], 60), [30, 20, 10]);
});

test('no column goes below its least width, and a number keeps its digits', t => {
  t.deepEqual(fitColumns([text(50), text(3, 30), {name: 3, values: 19, numeric: true}], 1), [6, 10, 19]);
});

test('the room is used up, and never exceeded unless all are at their least', t => {
  const extent = fc.record({name: fc.nat(30), values: fc.nat(200), numeric: fc.boolean()});
  fc.assert(
    fc.property(fc.array(extent, {maxLength: 9}), fc.integer({min: -5, max: 400}), (extents, room) => {
      const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);
      const widths = fitColumns(extents, room);
      const natural = total(extents.map(({name, values}) => Math.max(name, values)));
      const least = total(fitColumns(extents, 0));
      t.is(total(widths), Math.max(least, Math.min(natural, room)));
    }),
  );
});
