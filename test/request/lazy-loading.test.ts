import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import test from 'ava';

test('the HTTP client is not loaded before something is sent', t => {
  const folder = new URL('../../src/request/', import.meta.url);
  const modules = readdirSync(folder).filter(name => name.endsWith('.js'));
  const script = `
    import {register} from 'node:module';
    const loader = 'export async function resolve(name, context, next) {' +
      'if (/^(got|@napi-rs.keyring)$/.test(name)) throw new Error("loads " + name);' +
      'return next(name, context); }';
    register('data:text/javascript,' + encodeURIComponent(loader));
    for (const name of ${JSON.stringify(modules)}) await import(new URL(name, ${JSON.stringify(folder.href)}).href);
    process.stdout.write('loaded');
  `;
  t.true(modules.includes('send.js'));
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  t.is(output, 'loaded');
});
