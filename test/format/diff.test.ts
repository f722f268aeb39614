import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import type {FormatOptions} from '../../src/format/index.js';
import {formatResult} from '../../src/format/index.js';
import type {PreviewedChange, PreviewedValue} from '../../src/index.js';
import {makePng, makeResult} from './sample-result.js';

const resource = 'linode.account.oauth_clients';

/** An update of the client `c1`, numbered later. */
const change = (more: Partial<PreviewedChange> = {}): PreviewedChange => ({
  number: 1,
  action: 'update',
  resource,
  method: 'put_client',
  key: 'c1',
  name: 'Wiki',
  values: [{column: 'label', type: 'text', old: 'Wiki', new: 'Wiki (old)'}],
  request: 'PUT /account/oauth-clients/c1  {"label":"Wiki (old)"}',
  ...more,
});

const diff = (preview: readonly PreviewedChange[], options: FormatOptions = {}) =>
  [...formatResult('diff', {...makeResult([], []), preview}, options)].join('');
const draw = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

/** The lines of the values alone. */
const drawValues = (values: readonly PreviewedValue[], options: FormatOptions = {}) =>
  diff([change({values, request: 'PUT /x'})], options)
    .split('\n')
    .slice(1, -3);

test('an update shows old above new, and what is sent', t => {
  t.is(
    diff([change()]),
    draw(
      '~ update linode.account.oauth_clients c1 "Wiki"',
      '  - label  Wiki',
      '  + label  Wiki (old)',
      '    PUT /account/oauth-clients/c1  {"label":"Wiki (old)"}',
      '1 update',
    ),
  );
});

test('several columns are aligned, and rows that are as wanted only counted', t => {
  const values: readonly PreviewedValue[] = [
    {column: 'redirect_uri', type: 'text', old: 'http://a.example/', new: 'https://a.example/'},
    {column: 'public', type: 'boolean', old: false, new: true},
  ];
  const same = change({action: 'nothing', values: []});
  t.is(
    diff([same, change({values, request: 'PUT /x'}), same, change({key: 17, request: 'PUT /y'})]),
    draw(
      '~ update linode.account.oauth_clients c1 "Wiki"',
      '  - redirect_uri  http://a.example/',
      '  + redirect_uri  https://a.example/',
      '  - public        false',
      '  + public        true',
      '    PUT /x',
      '~ update linode.account.oauth_clients 17 "Wiki"',
      '  - label  Wiki',
      '  + label  Wiki (old)',
      '    PUT /y',
      '2 updates, 2 unchanged',
    ),
  );
});

test('each kind of change has its sign, and the last line counts them', t => {
  const {name: _, ...unnamed} = change({values: []});
  const none = {...unnamed, request: 'X /x'};
  t.is(
    diff([
      {...none, action: 'insert', key: null, values: [{column: 'label', type: 'text', new: 'New'}]},
      {...none, action: 'exec', method: 'post_reset_client_secret'},
      {...none, action: 'exec', method: 'post_reset_client_secret'},
      {
        ...none,
        action: 'replace',
        values: [
          {column: 'label', type: 'text', old: 'a', new: 'a'},
          {column: 'public', type: 'boolean', new: true},
        ],
      },
    ]),
    draw(
      '+ insert linode.account.oauth_clients',
      '  + label  New',
      '    X /x',
      '! exec linode.account.oauth_clients.post_reset_client_secret c1',
      '    X /x',
      '! exec linode.account.oauth_clients.post_reset_client_secret c1',
      '    X /x',
      '~ replace linode.account.oauth_clients c1',
      '    label   a',
      '  + public  true',
      '    X /x',
      '1 insert, 2 calls, 1 replacement',
    ),
  );
  t.is(diff([]), 'no changes\n');
  t.is(diff([change({action: 'nothing'})]), '1 unchanged\n');
});

test('a delete shows the first columns of the row that goes', t => {
  const going = (count: number): PreviewedChange =>
    change({
      action: 'delete',
      values: [
        {column: 'id', type: 'text', old: 'c1'},
        {column: 'label', type: 'text', old: 'Wiki'},
        {column: 'none', type: 'text', old: null},
        ...Array.from({length: count}, (_, index) => ({column: `c${index}`, type: undefined, old: index})),
      ],
      request: 'DELETE /x',
    });
  const shown = ['  - c0  0', '  - c1  1', '  - c2  2'];
  const heading = '- delete linode.account.oauth_clients c1 "Wiki"';
  const four = draw(heading, ...shown, '  - c3  3', '    DELETE /x', '1 deletion');
  t.is(diff([going(3)]), draw(heading, ...shown, '    DELETE /x', '1 deletion'));
  t.is(diff([going(4)]), four);
  t.is(diff([going(5)]), draw(heading, ...shown, '    … and 2 other columns', '    DELETE /x', '1 deletion'));
});

test('a request for several rows stands once, under the last of them', t => {
  const shared = (key: string, request: string, count: number): PreviewedChange => {
    const {name: _, ...rest} = change({action: 'delete', key, values: [], request, shared: count});
    return rest;
  };
  t.is(
    diff([shared('a', 'DELETE /x  ["a","b"]', 2), shared('b', 'DELETE /x  ["a","b"]', 2)]),
    draw(
      `- delete ${resource} a`,
      `- delete ${resource} b`,
      '    DELETE /x  ["a","b"]  (one request for 2 rows)',
      '2 deletions',
    ),
  );
  const {shared: _, ...alone} = shared('a', 'POST /x', 1);
  t.is(diff([alone, alone]).split('POST /x').length, 3);
});

test('the account is named where the resource does not name it', t => {
  const heading = (more: Partial<PreviewedChange>) => diff([change(more)]).split('\n')[0];
  t.is(
    heading({resource: 'all_linode.account.oauth_clients', connection: 'prod'}),
    '~ update all_linode.account.oauth_clients over prod c1 "Wiki"',
  );
  t.is(
    heading({resource: 'Prod.account.oauth_clients', connection: 'prod'}),
    '~ update Prod.account.oauth_clients c1 "Wiki"',
  );
});

test('a secret is not shown, neither old nor new', t => {
  const secret = {type: 'text', old: '<REDACTED>', new: '<REDACTED>', secret: true} as const;
  t.deepEqual(drawValues([{column: 'token', ...secret}]), ['  + token  <REDACTED>']);
});

test('two values that differ never read the same', t => {
  const pair = (old: PreviewedValue['old'], value: PreviewedValue['new'], type?: PreviewedValue['type']) =>
    drawValues([{column: 'c', type, old: old ?? null, new: value ?? null}]).map(line => line.slice(7));
  t.deepEqual(pair(null, 'NULL'), ['NULL', '"NULL"']);
  t.deepEqual(pair(null, ''), ['NULL', '""']);
  t.deepEqual(pair('a', 'a '), ['a', '"a "']);
  t.deepEqual(pair('a\n', 'a\\n'), ['"a\\n"', 'a\\n']);
  t.deepEqual(pair('"a\\n"', 'a\n'), ['"\\"a\\\\n\\""', '"a\\n"']);
  t.deepEqual(pair('a b', 'a\u00a0b'), ['"a b"', '"a\\u00a0b"']);
  t.deepEqual(pair('é', 'e\u0301'), ['"\\u00e9"', '"e\\u0301"']);
  t.deepEqual(pair('ab', 'a\u200db'), ['"ab"', '"a\\u200db"']);
  t.deepEqual(pair('a\u001b[31m', 'a'), ['"a\\u001b[31m"', 'a']);
  t.deepEqual(pair(makePng(8, 8, 30), makePng(8, 8, 30)).length, 1);
  const other = makePng(8, 8, 30);
  other[29] = 1;
  const [one = '', two = ''] = pair(makePng(8, 8, 30), other);
  t.not(one, two);
  t.deepEqual(pair(makePng(8, 8, 30), makePng(9, 8, 30)), ['image/png 8×8 30 B', 'image/png 9×8 30 B']);
});

test('of two lists, only the elements that differ are shown', t => {
  const lists = (old: readonly string[], value: readonly string[]) =>
    drawValues([{column: 'uris', type: 'json', old, new: value}]);
  t.deepEqual(lists(['a', 'b', 'c', 'd'], ['a', 'B', 'c', 'd', 'e']), [
    '  - uris  "b"',
    '  + uris  "B"',
    '  + uris  "e"',
    '    uris  … 3 elements as before',
  ]);
  t.deepEqual(lists(['a', 'b b'], ['a', 'b\u00a0b']), [
    '  - uris  "b b"',
    '  + uris  "b\\u00a0b"',
    '    uris  … 1 element as before',
  ]);
  for (const [old, value] of [
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a'], ['a', 'a']],
    [['a'], ['b']],
    [[], ['b']],
  ] as const) {
    const [one, two] = [old, value].map(each => JSON.stringify(each));
    t.deepEqual(lists(old, value), [`  - uris  ${one}`, `  + uris  ${two}`]);
  }
});

test('what is too long for a line goes on below, and nothing is cut', t => {
  const uri = 'https://app.example.com/oauth/callback/of/some/more/length?with=a&query=that&is=long';
  const preview = change({
    key: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    name: 'A name of some length',
    values: [
      {column: 'redirect_uri', type: 'text', old: '日本語'.repeat(11), new: uri},
      {column: 'x', type: 'text', new: 'short'},
    ],
    request: `PUT /account/oauth-clients/3fa85f64-5717-4562-b3fc-2c963f66afa6  {"redirect_uri":"${uri}"}`,
  });
  t.is(
    diff([preview], {width: 80}),
    draw(
      '~ update linode.account.oauth_clients 3fa85f64-5717-4562-b3fc-2c963f66afa6',
      '    "A name of some length"',
      '  - redirect_uri  日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日',
      '                  本語',
      '  + redirect_uri  https://app.example.com/oauth/callback/of/some/more/length?wit',
      '                  h=a&query=that&is=long',
      '  + x             short',
      '    PUT /account/oauth-clients/3fa85f64-5717-4562-b3fc-2c963f66afa6',
      '    {"redirect_uri":"https://app.example.com/oauth/callback/of/some/more/length?',
      '    with=a&query=that&is=long"}',
      '1 update',
    ),
  );
});

test('blanks in a request stay, on whichever line it stands', t => {
  const request = `POST /x  {"a":"${'b  c'.repeat(20)}"}`;
  const lines = diff([change({request})], {width: 60})
    .split('\n')
    .slice(3, -2);
  t.is(lines[0], '    POST /x');
  t.is(
    lines.slice(1).reduce((all, line) => all + line.slice(4), ''),
    request.slice(9),
  );
});

test('red, green and the like only where colours are asked for', t => {
  const code = (on: number, off: number, text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
  t.is(
    diff([change()], {colors: true}),
    draw(
      code(1, 22, '~ update linode.account.oauth_clients c1 "Wiki"'),
      code(31, 39, '  - label  Wiki'),
      code(32, 39, '  + label  Wiki (old)'),
      code(2, 22, '    PUT /account/oauth-clients/c1  {"label":"Wiki (old)"}'),
      '1 update',
    ),
  );
  t.false(diff([change()]).includes('\u001b'));
});

test('a result without a preview is a table', t => {
  const result = makeResult(['a'], [[1]]);
  t.deepEqual(
    [...formatResult('diff', result, {width: 80})],
    [...formatResult('table', result, {width: 80})],
  );
});

const letter = fc.constantFrom(
  'a',
  'Z',
  ' ',
  'é',
  '日',
  '👩‍👩‍👧',
  'e\u0301',
  '\n',
  '\u001b',
  '\u202e',
  '\u200b',
  '"',
);
const text = fc.string({unit: letter, maxLength: 120});

test('whatever the texts, lines fit, hold all of them and can not act on the terminal', t => {
  fc.assert(
    fc.property(text, text, text, fc.integer({min: 40, max: 120}), (name, old, value, width) => {
      const values = [{column: 'label', type: 'text', old, new: value}] as const;
      const [heading = '', ...lines] = diff([change({name, values})], {width}).split('\n');
      for (const line of [heading, ...lines]) {
        t.true(stringWidth(line) <= width);
        t.notRegex(line, /[\p{Cc}\u202e\u200b]/u);
      }
      const whole = diff([change({name, values})]).split('\n');
      const joined = (sign: string, of: readonly string[]) => {
        const from = of.findIndex(line => line.startsWith(`  ${sign} label  `));
        const next = of.findIndex((line, index) => index > from && !line.startsWith(' '.repeat(11)));
        return of.slice(from, next).reduce((all, line) => all + line.slice(11), '');
      };
      if (old === value) return;
      t.is(joined('-', lines), joined('-', whole));
      t.is(joined('+', lines), joined('+', whole));
      t.not(joined('-', lines), joined('+', lines));
    }),
  );
});
