import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {openSecretCommand} from '../../src/change/secret-command.js';
import {RowgateError} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';

test('each secret is a JSON line on the standard input of a run of its own', async t => {
  const file = join(makeFolder(), 'kept');
  const sink = openSecretCommand(`cat >> '${file}'`);
  sink.write({resource: 'a.b.c', key: '1', secrets: {secret: 'one'}});
  sink.write({resource: 'a.b.c', key: 2n, secrets: {secret: 'two'}});
  t.is(
    await readFile(file, 'utf8'),
    '{"resource":"a.b.c","key":"1","secrets":{"secret":"one"}}\n{"resource":"a.b.c","key":2,"secrets":{"secret":"two"}}\n',
  );
});

test('a program that fails has not kept the secret', t => {
  const sink = openSecretCommand('false');
  const error = t.throws(() => sink.write({resource: 'a', key: '1', secrets: {secret: 'canary'}}));
  t.false(String(error?.stack).includes('canary'));
});

test('a program that is not there is told before anything is made', t => {
  t.throws(() => openSecretCommand('no-such-program-here --flag'), {
    instanceOf: RowgateError,
    message: /no-such-program-here/,
  });
});
