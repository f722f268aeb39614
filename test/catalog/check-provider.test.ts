import test from 'ava';
import type {Column} from '../../src/catalog/column.js';
import type {Method} from '../../src/catalog/method.js';
import type {Provider} from '../../src/catalog/provider.js';
import type {Resource} from '../../src/catalog/resource.js';
import {checkProvider, linode} from '../../src/index.js';
import {providerOf, resourceNamed, serviceOf, twoProviders} from './two-providers.js';

const [sound] = twoProviders;

/** A provider of one resource, which is sound but for what is given. */
function withResource(more: Partial<Resource>, provider: Partial<Provider> = {}): Provider {
  return {...providerOf('p', serviceOf('s', resourceNamed('r', more))), ...provider};
}

function withMethod(more: Partial<Method>, provider: Partial<Provider> = {}): Provider {
  const [list] = resourceNamed('r').methods;
  return withResource({methods: list === undefined ? [] : [{...list, ...more}]}, provider);
}

function withColumn(more: Partial<Column>): Provider {
  const [id] = resourceNamed('r').columns;
  const column: Column = {name: 'extra', type: 'text', description: 'More', ...more};
  return withResource({columns: id === undefined ? [column] : [id, column]});
}

const resource = resourceNamed('r');
const [method] = resource.methods;

const faults: readonly (readonly [name: string, provider: Provider, problem: RegExp])[] = [
  [
    'a provider with a blank in its name',
    {...providerOf('p'), name: 'a b'},
    /^a b: a name is made of letters/,
  ],
  [
    'a base URL that is none',
    withResource({}, {url: {default: 'api.example'}}),
    /"api\.example" is not a URL/,
  ],
  [
    'a service under another key',
    {...providerOf('p'), services: {other: serviceOf('s')}},
    /^p\.s: stands under the key "other"/,
  ],
  ['a service with a dot in its name', providerOf('p', serviceOf('s.t')), /^p\.s\.t: a name is made of/],
  [
    'a resource under another key',
    providerOf('p', {name: 's', description: 'S', resources: {other: resource}}),
    /^p\.s\.r: stands under the key "other"/,
  ],
  [
    'a resource with a hyphen in its name',
    providerOf('p', serviceOf('s', resourceNamed('r-s'))),
    /^p\.s\.r-s: a name is made of/,
  ],
  [
    'two resources with one alias',
    providerOf(
      'p',
      serviceOf('s', resourceNamed('a', {aliases: ['x']}), resourceNamed('b', {aliases: ['x']})),
    ),
    /^p: two resources have the alias "x"/,
  ],
  ['a key that is no column', withResource({key: 'uid'}), /its key "uid" is not a column/],
  ['two columns of one name', withColumn({name: 'ID'}), /two columns are named "id"/],
  ['a shape of text', withColumn({shape: ['text']}), /column "extra" has the shape of JSON and is none/],
  ['a column without a description', withColumn({description: ''}), /column "extra" has no description/],
  [
    'an exact operator that is not offered',
    withColumn({filter: {operators: ['='], exact: ['=', '<']}}),
    /column "extra" means "<" exactly but does not offer it/,
  ],
  [
    'an order of text',
    withColumn({filter: {operators: ['='], order: true}}),
    /"extra" can't promise an order/,
  ],
  [
    'an order with nulls',
    withColumn({type: 'timestamp', nullable: true, filter: {operators: ['='], order: true}}),
    /"extra" can't promise an order/,
  ],
  [
    'two methods of one name',
    withResource({methods: method === undefined ? [] : [method, {...method, name: 'ALL', aliases: []}]}),
    /two methods are named "all"/,
  ],
  ['a path with a parameter that is not there', withMethod({path: '/r/{id}'}), /has \{id\} in its path/],
  [
    'a path parameter that the path lacks',
    withMethod({parameters: [{name: 'rId', in: 'path', required: true, column: 'id'}]}),
    /has the path parameter "rId", which its path lacks/,
  ],
  [
    'a path parameter that may be left out',
    withMethod({path: '/r/{rId}', parameters: [{name: 'rId', in: 'path', column: 'id'}]}),
    /must require "rId"/,
  ],
  [
    'two parameters of one name',
    withMethod({
      parameters: [
        {name: 'a', in: 'query', type: 'text'},
        {name: 'A', in: 'header', type: 'text'},
      ],
    }),
    /has two parameters named "a"/,
  ],
  [
    'a parameter for no column',
    withMethod({parameters: [{name: 'a', in: 'query', column: 'uid'}]}),
    /has the parameter "a" for a column "uid" that is not there/,
  ],
  [
    'a parameter without a type',
    withMethod({parameters: [{name: 'a', in: 'query'}]}),
    /does not say the type of "a"/,
  ],
  [
    'bytes without a body parameter',
    withMethod({verb: 'exec', http: 'PUT', body: {mediaType: 'image/png'}}),
    /sends image\/png and needs exactly one body parameter/,
  ],
  [
    'a select that answers nothing',
    withMethod({answer: {kind: 'nothing'}}),
    /is a select that answers nothing/,
  ],
  ['a GET that is not idempotent', withMethod({idempotent: false}), /is a GET and so is idempotent/],
  [
    'a method that reveals no secret',
    withMethod({reveals: ['label']}),
    /reveals "label", which is no secret/,
  ],
  [
    'a rotation of no secret',
    withMethod({irreversible: 'the old secret ends', rotation: {kind: 'immediate'}}),
    /rotates a secret, and neither reveals nor takes one/,
  ],
  [
    'a rotation at once that says nothing of it',
    withMethod({
      parameters: [{name: 'new', in: 'query', type: 'text', secret: true}],
      rotation: {kind: 'immediate'},
    }),
    /rotates a secret at once and must say what is irreversible/,
  ],
  [
    'a rotation that nothing ends',
    withMethod({
      parameters: [{name: 'new', in: 'query', type: 'text', secret: true}],
      rotation: {kind: 'overlapping', end: 'list'},
    }),
    /says that "list" ends its rotation, which is no procedure/,
  ],
  [
    'bytes without their columns',
    withMethod({verb: 'exec', answer: {kind: 'bytes', type: 'content_type', content: 'picture'}}),
    /must return the columns "content_type" and "picture"/,
  ],
  [
    'an operator that the filter language lacks',
    withResource(
      {columns: [{name: 'id', type: 'text', description: 'Key', filter: {operators: ['<>']}}]},
      {filter: {...linode.filter, operators: {'=': null}}},
    ),
    /filters by "<>", which its filter language lacks/,
  ],
];

test('a sound provider has no problem', t => {
  t.deepEqual(sound && checkProvider(sound), []);
  t.deepEqual(checkProvider(withResource({})), []);
});

for (const [name, provider, problem] of faults) {
  test(`${name} is reported, and nothing else`, t => {
    const problems = checkProvider(provider);
    t.is(problems.length, 1, problems.join('; '));
    t.regex(problems[0] ?? '', problem);
  });
}
