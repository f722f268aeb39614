import test from 'ava';
import {parseConfig} from '../../src/config/parse-config.js';
import {acme} from '../request/acme.js';
import {bolt} from '../request/bolt.js';

const parse = (text: string) => parseConfig(text, '/etc/rowgate/config.yaml', [acme, bolt]);

test('connections, groups and limits', t => {
  const config = parse(`
connections:
  prod:
    provider: acme
    token: {env: ACME_PROD}
    url: https://proxy.example/acme
    ca: authorities.pem
    concurrency: 4
    read_only: true
    parameters: {ThingID: "7"}
  staging: {provider: ACME, token: {file: ~/token}}
  local: {provider: acme, token: {file: ./token}}
  safe: {provider: acme, token: {command: [pass, show, acme]}}
  stored: {provider: acme, token: {keystore: {service: rowgate, account: prod}}}
  ambient: {provider: bolt}
groups:
  all_acme: [prod, Staging]
read_only: true
max_changes: 50
`);
  const provider = 'acme';
  t.deepEqual(config, {
    connections: [
      {
        name: 'prod',
        provider,
        url: 'https://proxy.example/acme',
        credential: {kind: 'env', name: 'ACME_PROD'},
        ca: '/etc/rowgate/authorities.pem',
        parameters: {thingId: '7'},
        concurrency: 4,
        readOnly: true,
      },
      {name: 'staging', provider, credential: {kind: 'file', path: '~/token'}},
      {name: 'local', provider, credential: {kind: 'file', path: '/etc/rowgate/token'}},
      {name: 'safe', provider, credential: {kind: 'command', command: ['pass', 'show', 'acme']}},
      {name: 'stored', provider, credential: {kind: 'keystore', service: 'rowgate', account: 'prod'}},
      {name: 'ambient', provider: 'bolt'},
    ],
    groups: [{name: 'all_acme', connections: ['prod', 'staging']}],
    readOnly: true,
    maxChanges: 50,
    path: '/etc/rowgate/config.yaml',
  });
});

test('nothing at all, and a comment', t => {
  const path = '/etc/rowgate/config.yaml';
  for (const text of ['', '# connections:\n', '{}', 'connections: {}\ngroups: {}\n']) {
    t.deepEqual(parse(text), {connections: [], groups: [], readOnly: false, path});
  }
});

test('a token is exchanged where the provider has it so, without what the environment says', t => {
  const [apiToken, client] = bolt.auth.sources;
  const {connections} = parse(`
connections:
  a: {provider: bolt, token: {env: A}}
  b: {provider: bolt, client_id: b-1, client_secret: {file: /b}}
  c: {provider: bolt, client_id: c-1, client_secret: {env: C}}
`);
  const {grant_type} = client.form;
  t.deepEqual(
    connections.map(({credential}) => credential),
    [
      {...apiToken, form: {api_token: {kind: 'env', name: 'A'}}},
      {...client, form: {grant_type}, basic: {user: 'b-1', password: {kind: 'file', path: '/b'}}},
      {...client, form: {grant_type}, basic: {user: 'c-1', password: {kind: 'env', name: 'C'}}},
    ],
  );
});

test('anchors and aliases', t => {
  const {connections} = parse(`
connections:
  a: &a {provider: acme, concurrency: 2}
  b: *a
`);
  t.deepEqual(connections, [
    {name: 'a', provider: 'acme', concurrency: 2},
    {name: 'b', provider: 'acme', concurrency: 2},
  ]);
});

const a = 'connections: {a: {provider: acme}}\n';

/** What is wrong: text, place, message and hint. */
const mistakes: Readonly<Record<string, readonly [string, string, string, string?]>> = {
  'an unknown key': [
    'connection:\n',
    '1:1',
    'the file has "connection", which is not known here',
    'Did you mean "connections"?',
  ],
  'an unknown key of a connection': [
    'connections:\n  a:\n    provider: acme\n    read-only: true\n',
    '4:5',
    'connections.a has "read-only", which is not known here',
    'Did you mean "read_only"?',
  ],
  'no map': ['- a\n', '1:1', 'the file is to be a map of keys and values'],
  'no map of connections': ['connections: [a]\n', '1:14', 'connections is to be a map of keys and values'],
  'no provider': ['connections:\n  a: {url: x}\n', '2:6', 'connections.a.provider is missing'],
  'a provider that is not there': [
    'connections:\n  a:\n    provider: acmee\n',
    '3:15',
    'connections.a.provider names no provider that there is',
    'Did you mean "acme"?',
  ],
  'a word for a number': [
    'connections:\n  a:\n    provider: acme\n    concurrency: many\n',
    '4:18',
    'connections.a.concurrency is to be a whole number from 1 to 1000',
  ],
  'no changes': ['max_changes: 0\n', '1:14', 'max_changes is to be a whole number from 1 to 1000000'],
  'a word for a flag': ['read_only: yes\n', '1:12', 'read_only is to be true or false'],
  'a number for a parameter': [
    'connections: {a: {provider: acme, parameters: {zone: 1}}}\n',
    '1:54',
    'connections.a.parameters.zone is to be a text: put a number in quotes',
  ],
  'an unknown parameter': [
    'connections: {a: {provider: acme, parameters: {zones: x}}}\n',
    '1:48',
    'connections.a.parameters has "zones", which no method of acme takes',
    'Did you mean "zone"?',
  ],
  'plain http': [
    'connections: {a: {provider: acme, url: "http://api.acme.example"}}\n',
    '1:40',
    'connections.a.url is plain http to api.acme.example: anyone on the way could read the token',
    'Use https; plain http is for this machine only (localhost, 127.0.0.1, [::1])',
  ],
  'a name that SQL could not say': [
    'connections:\n  my-prod: {provider: acme}\n',
    '2:3',
    'connections has the name "my-prod"',
    'A name is made of letters, digits and _, and starts with a letter',
  ],
  'the name of a provider': [
    'connections: {Bolt: {provider: acme}}\n',
    '1:15',
    'connections has the name "Bolt", which is that of a provider',
  ],
  'the name of a service': [
    'connections: {all: {provider: acme}}\n',
    '1:15',
    'connections has the name "all", which is that of a service',
  ],
  'a name apart from case': [
    'connections: {a: {provider: acme}, A: {provider: acme}}\n',
    '1:36',
    'connections has the name "A", which is that of a connection',
  ],
  'a group by the name of a connection': [
    `${a}groups: {a: [a]}\n`,
    '2:10',
    'groups has the name "a", which is that of a connection',
  ],
  'a member that is not there': [
    `${a}groups:\n  g:\n    - a\n    - b\n`,
    '5:7',
    'groups.g.1 "b" is no connection',
    'Did you mean "a"?',
  ],
  'members of two providers': [
    'connections: {a: {provider: acme}, b: {provider: bolt}}\ngroups: {g: [a, b]}\n',
    '2:17',
    'groups.g.1 is of bolt: the first is of acme',
    'A group has connections of one provider',
  ],
  'a member twice': [`${a}groups: {g: [a, a]}\n`, '2:17', 'groups.g.1 is in the group already'],
  'no member': [`${a}groups: {g: []}\n`, '2:13', 'groups.g has no connections'],
  'half of a client': [
    'connections: {a: {provider: bolt, client_id: x}}\n',
    '1:18',
    'connections.a has client_id and lacks the other half',
    'A client has both client_id and client_secret',
  ],
  'a token and a client': [
    'connections: {a: {provider: bolt, token: {env: X}, client_id: x}}\n',
    '1:18',
    'connections.a has both token and a client: one of them is enough',
  ],
  'a client where there is none': [
    'connections: {a: {provider: acme, client_id: x, client_secret: {env: X}}}\n',
    '1:46',
    'connections.a.client_id is not what acme takes',
    'Give token',
  ],
  'a mistake behind an alias': [
    'connections:\n  a: {provider: acme, token: &t {env: X}}\n  b: {provider: acme, parameters: *t}\n',
    '2:34',
    'connections.b.parameters has "env", which no method of acme takes',
  ],
  'a key twice': ['read_only: true\nread_only: false\n', '2:1', 'a key is there twice'],
  'a tab': ['connections:\n\ta: 1\n', '2:1', 'a tab is used for indentation'],
};

for (const [name, [text, place, message, hint]] of Object.entries(mistakes)) {
  test(`a mistake: ${name}`, t => {
    const error = t.throws(() => parse(text), {name: 'RowgateError'});
    t.is(error?.message.replace(/: this is not YAML.*/, ''), `/etc/rowgate/config.yaml:${place}: ${message}`);
    if (hint !== undefined) t.like(error, {hint});
    t.regex((error as unknown as {code: string}).code, /^(?:usage|insecure_url)$/);
  });
}

const canary = 'canary-9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928';
const pasted: Readonly<Record<string, readonly [string, RegExp]>> = {
  plain: [canary, /^connections\.a\.token is to say where the secret is, not the secret itself$/],
  number: ['4711', /not the secret itself$/],
  quoted: [`"${canary}"`, /not the secret itself$/],
  list: [`[${canary}]`, /not the secret itself$/],
  nothing: ['', /not the secret itself$/],
  key: [`{${canary}: x}`, /^connections\.a\.token has a key that is not known here$/],
  'key with a name': [`{envv: ${canary}}`, /^connections\.a\.token has a key that is not known here$/],
  'name of a variable': [`{env: ${canary}}`, /^connections\.a\.token\.env is to be the name of an env/],
  'long name': [
    `{env: ${canary.replaceAll('-', '_')}}`,
    /token\.env is to be the name of an environment variable$/,
  ],
  'command as a text': [`{command: ${canary}}`, /command is to be a list of a program and its arguments$/],
  'empty command': ['{command: []}', /command is empty$/],
  'half an entry': [`{keystore: {service: ${canary}}}`, /keystore\.account is missing$/],
  'two ways': [`{env: X, file: ${canary}}`, /is to have exactly one of env, file, command, keystore$/],
  'no way': ['{}', /is to have exactly one of/],
  'broken quotes': [`"${canary}`, /^(?:a quotation mark|this is not YAML)/],
  'broken braces': [`{env: ${canary}}}`, /^this is not YAML$/],
  'a tag': [`!${canary} {env: ${canary}}`, /token/],
  'an alias': [`*${canary}`, /alias/],
};

for (const [name, [value, message]] of Object.entries(pasted)) {
  test(`a secret that is written down is refused and not shown: ${name}`, t => {
    for (const key of ['token', 'client_secret']) {
      const text = `connections:\n  a:\n    provider: acme\n    ${key}: ${value}\n`;
      const error = t.throws(() => parse(text), {name: 'RowgateError'});
      const shown = `${error?.message} ${(error as {hint?: string} | undefined)?.hint}`;
      t.notRegex(`${shown} ${error?.stack}`, /canary|4711/);
      const told = error?.message.replace(/^\/etc\/rowgate\/config\.yaml(?::[45]:\d+)?: /, '') ?? '';
      t.regex(told.replaceAll('client_secret', 'token'), message);
    }
  });
}
