import test from 'ava';
import {printError, refuse} from '../../../../src/sandbox/xeonr/connect/connect-error.js';
import {printMessage} from '../../../../src/sandbox/xeonr/connect/print-message.js';
import {readMessage} from '../../../../src/sandbox/xeonr/connect/read-message.js';

const read = (message: unknown, unknownFields: 'refuse' | 'ignore' = 'refuse') =>
  readMessage(
    Buffer.from(JSON.stringify(message)),
    {redirectUri: 'string', on: 'bool', id: 'uuid', list: 'strings', bytes: 'bytes', bindings: 'bindings'},
    unknownFields,
  );
const id = '550e8400-e29b-41d4-a716-446655440000';

test('either name of a field is read, and null is not set', t => {
  t.deepEqual(read({redirect_uri: 'a', on: false}), {redirectUri: 'a', on: false});
  t.deepEqual(read({redirectUri: 'a', on: null}), {redirectUri: 'a'});
  t.is(read({redirectUri: 'a', redirect_uri: 'b'}), 'field redirectUri is set twice');
});

test('an unknown field is refused or ignored', t => {
  t.is(read({other: 1}), 'key "other" is unknown');
  t.is(read({constructor: 1}), 'key "constructor" is unknown');
  t.deepEqual(read({other: 1, on: true}, 'ignore'), {on: true});
});

test('each kind takes its own values only', t => {
  t.deepEqual(read({id: id.toUpperCase()}), {id});
  t.deepEqual(read({bytes: '-_8='}), {bytes: Buffer.from([0xfb, 0xff])});
  const binding = {application_id: 'a', config: {json_config: {snake_case: 0}}};
  t.deepEqual(read({bindings: [binding]}), {
    bindings: [{applicationId: 'a', config: {jsonConfig: {snake_case: 0}}}],
  });
  for (const wrong of [
    {redirectUri: 1},
    {on: 'true'},
    {id: 'x'},
    {list: 'a'},
    {list: [1]},
    {bytes: '!'},
    {bindings: [{}]},
  ]) {
    t.regex(String(read(wrong)), /^cannot decode field /);
  }
});

test('defaults are left out of a message, but not of free JSON', t => {
  const message = {
    text: '',
    flag: false,
    none: 0n,
    some: 5n,
    list: [],
    map: new Map(),
    nested: {text: ''},
    jsonConfig: {text: '', flag: false, list: []},
    items: [{flag: false, text: 'a'}],
    unset: undefined,
  };
  t.is(
    printMessage(message, {emitDefaults: false}),
    '{"some":"5","nested":{},"jsonConfig":{"text":"","flag":false,"list":[]},"items":[{"text":"a"}]}',
  );
  t.is(
    printMessage(
      {text: '', none: 0n, map: new Map([['k', {flag: false}]]), unset: undefined},
      {emitDefaults: true},
    ),
    '{"text":"","none":"0","map":{"k":{"flag":false}}}',
  );
});

test('an error has its status, and details only where wanted', t => {
  const error = refuse('failed_precondition', 'no', [{field: 'name', description: 'x'.repeat(130)}]);
  const plain = printError(error, {withDetails: false});
  t.deepEqual([plain.status, plain.body], [400, '{"code":"failed_precondition","message":"no"}']);
  const {details} = JSON.parse(String(printError(error, {withDetails: true}).body));
  t.is(details[0].type, 'google.rpc.BadRequest');
  t.deepEqual(details[0].debug, {fieldViolations: error.violations});
  t.false(details[0].value.includes('='));
  // Field 1 of 139 bytes: field 1 of 4, then field 2 of 130, whose lengths take two bytes.
  const bytes = Buffer.from(details[0].value, 'base64');
  const start = [0x0a, 0x8b, 0x01, 0x0a, 4, ...Buffer.from('name'), 0x12, 0x82, 0x01];
  t.deepEqual([...bytes.subarray(0, start.length)], start);
  t.is(bytes.length, start.length + 130);
});
