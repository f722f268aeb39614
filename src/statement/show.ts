import {accept, type Cursor, expect, expected, peek, rangeFrom, take} from './cursor.js';
import {readName} from './name.js';
import type {Name} from './query.js';
import type {ShowStatement} from './statement.js';

type What = ShowStatement['what'];

const subjects: ReadonlyMap<string, What> = new Map([
  ['PROVIDERS', 'providers'],
  ['SERVICES', 'services'],
  ['RESOURCES', 'resources'],
  ['TABLES', 'tables'],
  ['METHODS', 'methods'],
  ['INSERT', 'insert'],
]);

const shape =
  'There are SHOW PROVIDERS, SHOW SERVICES IN p, SHOW RESOURCES IN p.s, SHOW TABLES, SHOW METHODS IN p.s.r, SHOW INSERT INTO p.s.r.';

/** `SHOW [EXTENDED] what [{IN | FROM} name] [LIKE …]`. */
export function readShow(cursor: Cursor): ShowStatement {
  const {start} = expect(cursor, 'SHOW');
  const extended = accept(cursor, 'EXTENDED');
  const what = subjects.get(peek(cursor).key);
  if (what === undefined) throw expected(cursor, 'what to show', shape);
  take(cursor);
  const name = readSubjectName(cursor, what);
  const like = accept(cursor, 'LIKE') ? cursor.grammar.readExpression(cursor) : undefined;
  return {kind: 'show', what, extended, name, like, source: cursor.source, range: rangeFrom(cursor, start)};
}

const containers: Readonly<Record<Exclude<What, 'providers' | 'tables' | 'insert'>, string>> = {
  services: 'a provider name',
  resources: "a service's name, as provider.service",
  methods: "a resource's name, as provider.service.resource",
};

function readSubjectName(cursor: Cursor, what: What): Name | undefined {
  if (what === 'providers' || what === 'tables') return undefined;
  if (what === 'insert') {
    expect(cursor, 'INTO', shape);
    return readName(cursor, 'a table name after SHOW INSERT INTO', 3);
  }
  if (!accept(cursor, 'IN') && !accept(cursor, 'FROM')) throw expected(cursor, 'IN or FROM', shape);
  return readName(cursor, containers[what], 3);
}
