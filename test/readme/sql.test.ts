import test from 'ava';
import {createEngine, formatResult, linode, startSandbox} from '../../src/index.js';
import {blocks} from './blocks.js';

test('every SQL block runs as printed, one after the other', async t => {
  const sandbox = await startSandbox();
  const engine = createEngine({providers: [linode], env: sandbox.env});
  t.teardown(async () => {
    await engine.close();
    await sandbox.close();
  });
  let shown: string[] = [];
  let count = 0;
  for (const {language, text, line} of blocks) {
    if (language === 'text') t.is(text, shown.join(''), `line ${line}`);
    if (language !== 'sql') continue;
    shown = [];
    try {
      for await (const result of engine.run(text, {}, {yes: true})) {
        const place = `line ${line}: ${text}`;
        t.is(result.complete, true, place);
        t.true(result.rows.length > 0, place);
        t.true(result.outcomes?.every(each => each.kind === 'done') ?? true, place);
        shown.push(...formatResult('table', result, {width: 80}));
        count += 1;
      }
    } catch (error) {
      t.fail(`line ${line}: ${error instanceof Error ? error.message : error}\n${text}`);
    }
  }
  t.true(count > 20);
});
