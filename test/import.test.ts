import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import test from 'ava';
import {projectFolder} from './project-folder.js';
import {refuseModules} from './refuse-modules.js';

const run = promisify(execFile);

const engine = `const {createEngine, linode} = await import('rowgate');
const engine = createEngine({providers: [linode], env: {}});
const {rows} = await engine.query('SHOW SERVICES IN linode');`;

const cases: readonly (readonly [what: string, script: string, refused: readonly string[]])[] = [
  ['an engine', `${engine} console.log(rows.length);`, ['got', 'sql.js', 'kysely', 'zod', 'commander']],
  [
    'a dialect',
    `${engine}
    const {RowgateDialect} = await import('rowgate/kysely');
    const {Kysely} = await import('kysely');
    const db = new Kysely({dialect: new RowgateDialect({engine})});
    const query = db.selectFrom('linode/account/oauth_clients').selectAll().compile();
    console.log(query.sql.includes('"oauth_clients"') && rows.length);`,
    ['got', 'sql.js', 'zod', 'commander'],
  ],
];

for (const [what, script, refused] of cases) {
  test(`${what} is made without ${refused.join(', ')}`, async t => {
    const given = ['--import', refuseModules(refused), '--input-type=module', '--eval', script];
    const {stdout} = await run(process.execPath, given, {cwd: projectFolder});
    t.is(stdout, '2\n');
  });
}

test('what is refused is noticed', async t => {
  const given = [
    '--import',
    refuseModules(['kysely']),
    '--input-type=module',
    '--eval',
    "await import('rowgate/kysely')",
  ];
  await t.throwsAsync(run(process.execPath, given, {cwd: projectFolder}), {message: /loads kysely/});
});
