import test from 'ava';
import {isStatement} from './is-statement.js';

test('SHOW', t => {
  const show = (what: string, rest: object = {}) => ({kind: 'show', what, ...rest});
  isStatement(t, 'SHOW PROVIDERS', show('providers'));
  isStatement(t, "show extended providers LIKE 'l%'", show('providers', {extended: true, like: 'string l%'}));
  isStatement(t, 'SHOW SERVICES IN linode', show('services', {name: 'linode'}));
  isStatement(t, 'SHOW RESOURCES FROM linode.account', show('resources', {name: 'linode.account'}));
  isStatement(
    t,
    'SHOW EXTENDED METHODS IN a.b.select LIKE ?',
    show('methods', {extended: true, name: 'a.b.select', like: ':1'}),
  );
  isStatement(t, 'SHOW INSERT INTO a.b.c', show('insert', {name: 'a.b.c'}));
});

test('DESCRIBE', t => {
  isStatement(t, 'DESCRIBE a.b.c', {kind: 'describe', what: 'resource', name: 'a.b.c'});
  isStatement(t, 'desc extended a.b.c', {kind: 'describe', what: 'resource', extended: true, name: 'a.b.c'});
  isStatement(t, 'DESCRIBE METHOD EXTENDED a.b.c.get', {
    kind: 'describe',
    what: 'method',
    extended: true,
    name: 'a.b.c.get',
  });
  isStatement(t, 'DESCRIBE EXTENDED METHOD a.b.c.get', {
    kind: 'describe',
    what: 'method',
    extended: true,
    name: 'a.b.c.get',
  });
  isStatement(t, 'DESCRIBE method', {kind: 'describe', what: 'resource', name: 'method'});
  isStatement(t, 'DESCRIBE METHOD extended', {kind: 'describe', what: 'method', name: 'extended'});
});

test('EXPLAIN', t => {
  isStatement(t, 'EXPLAIN DELETE FROM r', {kind: 'explain', statement: {kind: 'delete', table: 'r'}});
});
