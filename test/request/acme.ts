import type {Method} from '../../src/catalog/method.js';
import type {Provider} from '../../src/catalog/provider.js';
import type {Resource} from '../../src/catalog/resource.js';
import type {Request} from '../../src/request/request.js';
import {createSender, type Sender, type SenderOptions} from '../../src/request/send.js';

/** A made-up provider that uses all that the request stage knows. */
export const things = {
  name: 'things',
  description: 'Things',
  key: 'id',
  columns: [
    {name: 'id', type: 'text', description: ''},
    {name: 'label', type: 'text', description: ''},
    {name: 'public', type: 'boolean', description: ''},
    {name: 'size', type: 'integer', description: ''},
    {name: 'created', type: 'timestamp', description: ''},
    {name: 'tags', type: 'json', description: ''},
    {name: 'password', type: 'text', secret: true, description: ''},
    {name: 'owner', type: 'text', path: '$.meta.owner', description: ''},
  ],
  methods: [
    {
      name: 'list',
      description: '',
      verb: 'select',
      http: 'GET',
      path: '/things',
      parameters: [
        {name: 'page', in: 'query', type: 'integer'},
        {name: 'zone', in: 'query', required: true, type: 'text'},
      ],
      answer: {kind: 'rows', path: '$.data'},
      idempotent: true,
    },
    {
      name: 'get',
      description: '',
      verb: 'select',
      http: 'GET',
      path: '/things/{thingId}',
      parameters: [{name: 'thingId', in: 'path', required: true, column: 'id'}],
      answer: {kind: 'row'},
      idempotent: true,
    },
    {
      name: 'create',
      description: '',
      verb: 'insert',
      http: 'POST',
      path: '/things',
      parameters: [
        {name: 'label', in: 'body', required: true},
        {name: 'public', in: 'body'},
        {name: 'size', in: 'body'},
        {name: 'created', in: 'body'},
        {name: 'tags', in: 'body'},
        {name: 'password', in: 'body'},
        {name: 'owner', in: 'body'},
        {name: 'X-Trace', in: 'header'},
      ],
      answer: {kind: 'row'},
      idempotent: false,
    },
    {
      name: 'reset',
      description: '',
      verb: 'exec',
      http: 'POST',
      path: '/things/{thingId}/reset',
      parameters: [{name: 'thingId', in: 'path', required: true, column: 'id'}],
      answer: {kind: 'row'},
      idempotent: false,
    },
    {
      name: 'login',
      description: '',
      verb: 'exec',
      http: 'GET',
      path: '/login/{password}',
      parameters: [
        {name: 'password', in: 'path', required: true},
        {name: 'again', in: 'query', column: 'password'},
      ],
      answer: {kind: 'nothing'},
      idempotent: true,
    },
    {
      name: 'picture',
      description: '',
      verb: 'exec',
      http: 'GET',
      path: '/things/{thingId}/picture',
      parameters: [{name: 'thingId', in: 'path', required: true, column: 'id'}],
      answer: {kind: 'bytes', type: 'content_type', content: 'picture'},
      returns: [
        {name: 'content_type', type: 'text', description: ''},
        {name: 'picture', type: 'blob', description: ''},
      ],
      public: true,
      idempotent: true,
    },
    {
      name: 'upload',
      description: '',
      verb: 'exec',
      http: 'PUT',
      path: '/things/{thingId}/picture',
      parameters: [
        {name: 'thingId', in: 'path', required: true, column: 'id'},
        {name: 'picture', in: 'body', required: true, type: 'blob', content: 'image/png'},
      ],
      body: {mediaType: 'image/png'},
      answer: {kind: 'nothing'},
      idempotent: true,
    },
  ],
} as const satisfies Resource;

export const acme = {
  name: 'acme',
  description: 'Acme',
  url: {
    default: 'https://api.acme.example',
    env: 'ACME_URL',
    version: {default: 'v2', env: 'ACME_VERSION'},
    ca: 'ACME_CA',
  },
  auth: {
    kind: 'bearer',
    sources: [
      {kind: 'env', name: 'ACME_TOKEN'},
      {kind: 'env', name: 'ACME_CLI_TOKEN'},
      {
        kind: 'ini',
        paths: ['$ACME_CONFIG', '~/.config/acme'],
        key: 'token',
        profileEnv: 'ACME_PROFILE',
        profileKey: 'default-user',
        defaultProfile: 'default',
      },
    ],
  },
  pagination: {
    kind: 'page',
    page: 'page',
    size: {name: 'page_size', min: 25, max: 500, default: 100},
    pages: '$.pages',
    total: '$.meta.total',
  },
  filter: {
    kind: 'json-header',
    header: 'X-Filter',
    and: '+and',
    or: '+or',
    operators: {
      '=': null,
      '<>': '+neq',
      '<': '+lt',
      '>': '+gt',
      '>=': '+gte',
      contains: '+contains',
    },
    orderBy: '+order_by',
    order: {key: '+order', ascending: 'asc', descending: 'desc'},
    refusal: {status: 400, field: 'X-Filter'},
    maxLength: 300,
  },
  errors: {
    list: '$.errors',
    reason: 'reason',
    field: 'field',
    scopes: {statuses: [401, 403], granted: 'X-OAuth-Scopes', needed: 'X-Accepted-OAuth-Scopes'},
    maintenance: 'X-Maintenance-Mode',
    requestId: 'X-Request-Id',
  },
  rateLimit: {limit: 'X-RateLimit-Limit', remaining: 'X-RateLimit-Remaining', reset: 'X-RateLimit-Reset'},
  timestamps: 'iso-without-zone',
  services: {all: {name: 'all', description: '', resources: {things}}},
} as const satisfies Provider;

export function findMethod(name: (typeof things.methods)[number]['name']): Method {
  const method = things.methods.find(candidate => candidate.name === name);
  if (method === undefined) throw new Error(`no method ${name}`);
  return method;
}

export const canary = 'canary-token-5f3a9';

/** A sender to a loopback URL that waits as little as it can between tries. */
export function createTestSender(url: string, options: Partial<SenderOptions> = {}): Sender {
  return createSender({
    providers: [acme],
    env: {ACME_URL: url, ACME_TOKEN: canary},
    retry: {firstPause: 1},
    ...options,
  });
}

export function createRead(path = '/things'): Request {
  return {provider: 'acme', method: 'GET', path, query: {}, headers: {}, public: false, idempotent: true};
}

export function createWrite(path = '/things'): Request {
  return {
    ...createRead(path),
    method: 'POST',
    idempotent: false,
    body: {mediaType: 'application/json', json: {label: 'a'}},
  };
}
