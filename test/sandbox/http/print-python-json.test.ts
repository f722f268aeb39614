import test from 'ava';
import {printPythonJson} from '../../../src/sandbox/http/print-python-json.js';

// Each text is what Python 3.11's json.dumps printed for the value.
const cases: readonly (readonly [unknown, string])[] = [
  [{errors: [{reason: 'Not found'}]}, '{"errors": [{"reason": "Not found"}]}'],
  [
    {data: [], page: 1, ok: true, no: false, none: null},
    '{"data": [], "page": 1, "ok": true, "no": false, "none": null}',
  ],
  ['"\\\n\r\t\f\b/', '"\\"\\\\\\n\\r\\t\\f\\b/"'],
  ['é東🌱\u007f\u0001', '"\\u00e9\\u6771\\ud83c\\udf31\\u007f\\u0001"'],
  [{}, '{}'],
  [[1, [2, 3]], '[1, [2, 3]]'],
];

for (const [value, text] of cases) {
  test(`prints ${text}`, t => {
    t.is(printPythonJson(value), text);
    t.deepEqual(JSON.parse(printPythonJson(value)), value);
  });
}
