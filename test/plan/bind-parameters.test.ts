import test from 'ava';
import {bindParameters} from '../../src/plan/bind-parameters.js';

test('an object or a list is JSON, with whole numbers of any length', t => {
  const bound = bindParameters({a: {id: 9007199254740993n, at: [1n, null]}, b: [], c: {at: new Date(0)}});
  t.deepEqual(
    [...bound.values()],
    ['{"id":9007199254740993,"at":[1,null]}', '[]', '{"at":"1970-01-01T00:00:00.000Z"}'],
  );
});

test('what is no JSON is an error of its parameter', t => {
  const circle: {self?: unknown} = {};
  circle.self = circle;
  for (const value of [circle, {toJSON: () => undefined}]) {
    t.throws(() => bindParameters({p: value}), {
      message: 'the value of parameter "p" is of no type that SQL has, or too large for one',
    });
  }
});
