import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {createCatalog} from '../../../src/catalog/catalog.js';
import {completeDotCommand, readDotCommand} from '../../../src/cli/shell/command/dot-commands.js';
import {collapseStatement} from '../../../src/cli/shell/history/collapse-statement.js';
import {openHistoryFile} from '../../../src/cli/shell/history/history-file.js';
import {listKnownSecrets} from '../../../src/cli/shell/history/known-secrets.js';
import {createKeepRule, mayKeep} from '../../../src/cli/shell/history/may-keep.js';
import {findPager, isLongText, showInPager} from '../../../src/cli/shell/pager.js';
import {paintSql} from '../../../src/cli/shell/paint-sql.js';
import {describePrompt} from '../../../src/cli/shell/prompt.js';
import {splitScript} from '../../../src/cli/shell/run-script.js';
import {scanInput} from '../../../src/cli/shell/scan-input.js';
import {splitInput} from '../../../src/cli/shell/split-input.js';
import {linode, vmware, xeonr} from '../../../src/providers/index.js';
import {tokenize} from '../../../src/statement/tokenize.js';
import {makeFolder} from '../../make-folder.js';

test('statements end at a ; outside of quotes and comments', t => {
  t.deepEqual(splitInput('a; b \';\' "c;" [d;] `e;` -- f;\n; /* g; */ h'), {
    statements: ['a', 'b \';\' "c;" [d;] `e;`'],
    rest: 'h',
    open: 'statement',
  });
  t.deepEqual(splitInput(' ;; -- nothing\n'), {statements: [], rest: '', open: 'nothing'});
  t.is(splitInput("a 'b;\nc").open, 'string');
  t.is(splitInput('a "b').open, 'quoted');
  t.is(splitInput('a /* b').open, 'comment');
  t.is(splitInput('/* b').open, 'comment');
  t.is(splitInput('a (b').open, 'parenthesis');
  t.is(splitInput("SELECT 'it''s").open, 'string');
  // What is no token does not hide the end.
  t.deepEqual(splitInput('SELECT {{ a }} ^ b; c').statements, ['SELECT {{ a }} ^ b']);
});

test('pieces are those of the tokenizer, and make the text', t => {
  const part = fc.constantFrom(
    "'a''b;'",
    '"c d"',
    '[e]',
    '`f`',
    '-- g\n',
    '/* h */',
    ' ',
    '\n',
    'i1',
    '2.5e3',
    ':j',
    '(',
    '>=',
    ';',
  );
  fc.assert(
    fc.property(fc.array(part), parts => {
      const text = parts.join(' ');
      const pieces = scanInput(text);
      t.is(pieces.map(({start, end}) => text.slice(start, end)).join(''), text);
      const quoted = (kinds: readonly string[], all: readonly {start: number; end: number}[]) =>
        all
          .filter((_, index) => kinds[index] === 'string' || kinds[index] === 'quoted')
          .map(each => [each.start, each.end]);
      const {tokens} = tokenize(text);
      t.deepEqual(
        quoted(
          pieces.map(({kind}) => kind),
          pieces,
        ),
        quoted(
          tokens.map(({type}) => type),
          tokens,
        ),
      );
    }),
  );
});

test('the prompt shows where statements go, and what one is in the middle of', t => {
  const state = {isSandbox: false, isReadOnly: false, inTransaction: false, open: 'nothing'} as const;
  t.is(describePrompt(state), 'rowgate> ');
  t.is(describePrompt({...state, isSandbox: true, inTransaction: true}), 'sandbox*> ');
  t.is(describePrompt({...state, isReadOnly: true}), 'rowgate (read-only)> ');
  t.is(describePrompt({...state, open: 'statement'}), '      -> ');
  t.is(describePrompt({...state, open: 'string'}), "      '> ");
  t.is(describePrompt({...state, open: 'comment'}), '     /*> ');
});

test('colours add nothing but themselves, and know what is on the lines above', t => {
  const bare = (text: string) => text.replaceAll(/\p{Cc}\[\d+m/gu, '');
  t.is(
    paintSql("SELECT a.from, 'b' -- c"),
    "\u001b[1mSELECT\u001b[22m a.from, \u001b[32m'b'\u001b[39m \u001b[90m-- c\u001b[39m",
  );
  t.is(paintSql("b' from", "SELECT 'a\n"), "\u001b[32mb'\u001b[39m \u001b[1mfrom\u001b[22m");
  t.is(paintSql('LIMIT 1', '/* a\n'), '\u001b[90mLIMIT 1\u001b[39m');
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, text) => bare(paintSql(text, before)) === bare(text)),
  );
});

test('a statement is kept on one line that means the same', t => {
  t.is(
    collapseStatement("SELECT a, -- first\n   b /* c */\nFROM d\n WHERE e = 'f  g';"),
    "SELECT a, b /* c */ FROM d WHERE e = 'f  g';",
  );
  t.is(collapseStatement("SELECT 'a\nb'"), undefined);
  t.is(collapseStatement('SELECT  1'), 'SELECT  1');
});

const rule = createKeepRule(createCatalog([linode, vmware, xeonr]), () => ['canary-7f3a', 'abc']);
const hex = '2a0b6f2f9c3f4c5d8e7a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60';

test('what may be a secret is not kept in the history', t => {
  const refused = [
    ' SELECT 1',
    '.param set label Grafana',
    '.parameter set token x',
    '.p set label x',
    'UPDATE oauth_clients SET secret = "short" WHERE public',
    "SELECT * FROM apps WHERE label = 'canary-7f3a'",
    `SELECT 1 -- ${hex}`,
    `DELETE FROM tokens WHERE id = '${hex}'`,
    "SELECT 'eyJhbGciOiJIUzI1NiJ9.e30.abc'",
    "SELECT 'ghp_abcdefghijklmnopqrst'",
    "SELECT 'Qm9nVbN8xYt2LkPq4RsTzW6u'",
    "UPDATE oauth_clients SET secret = 'short' WHERE id = 'a'",
    "INSERT INTO vmware.csp.oauth_apps (displayName, secret) VALUES ('a', 'b')",
    "INSERT INTO vmware.csp.oauth_apps VALUES ('a', 'b')",
    'EXEC xeonr.auth.clients.rotate @@json = \'{"clientSecret": "b"}\'',
    "SELECT * FROM t WHERE api_key = 'b'",
  ];
  const kept = [
    "SELECT id, label FROM linode.account.oauth_clients WHERE label LIKE 'ci-%' AND created > '2026-01-31T08:00:00Z'",
    "SELECT * FROM oauth_clients WHERE id = 'a5590e89a11d2b4a48e1'",
    "SELECT * FROM oauth_apps WHERE orgId = 'b8e0a9d4-1c52-4f7b-8d36-5a9e7c1f0b24'",
    "UPDATE oauth_clients SET redirect_uri = 'https://team-wiki.larkspur.example/oauth/callback/v2' WHERE label = 'Wiki'",
    'SELECT label, secret FROM oauth_clients',
    "EXEC linode.account.oauth_clients.post_reset_client_secret @clientId = 'a5590e89a11d2b4a48e1'",
    "SELECT * FROM linode.profile.tokens WHERE label = 'a'",
    '.format line',
    '.read queries/rotation/begin.sql',
  ];
  for (const text of refused) t.false(mayKeep(text, rule), text);
  for (const text of kept) t.true(mayKeep(text, rule), text);
});

test('credentials of the environment are known', t => {
  t.deepEqual(
    listKnownSecrets({LINODE_TOKEN: 'a', CSP_CLIENT_SECRET: 'b', HOME: 'c', SSH_KEY: 'd', XEONR_TOKEN: ''}),
    ['a', 'b', 'd'],
  );
});

test("the history is its owner's alone, shared by sessions, and cut to its newest", t => {
  const file = path.join(makeFolder(), 'state', 'history');
  const said: string[] = [];
  const say = (text: string) => said.push(text);
  const first = openHistoryFile(file, say);
  t.is(statSync(file).mode & 0o777, 0o600);
  t.is(statSync(path.dirname(file)).mode & 0o777, 0o700);
  const second = openHistoryFile(file, say);
  first.add('SELECT 1;');
  second.add('SELECT 2;');
  second.add('SELECT 2;');
  t.deepEqual(openHistoryFile(file, say).entries, ['SELECT 2;', 'SELECT 1;']);
  writeFileSync(file, Array.from({length: 5000}, (_, index) => `SELECT ${index};\n`).join(''), {mode: 0o644});
  t.is(openHistoryFile(file, say).entries[0], 'SELECT 4999;');
  t.is(readFileSync(file, 'utf8').split('\n').length, 2001);
  t.is(statSync(file).mode & 0o777, 0o600);
  t.deepEqual(said, []);
});

test('a history that can not be kept is said once, and no more', t => {
  const file = path.join(makeFolder(), 'history');
  mkdirSync(file);
  const said: string[] = [];
  const history = openHistoryFile(file, text => said.push(text));
  history.add('SELECT 1;');
  t.deepEqual(history.entries, []);
  t.is(said.length, 1);
  t.regex(said[0] ?? '', /statements are not kept: .*\(EISDIR\)/);
});

test('a script is statements and dot-commands, and its last statement needs no end', t => {
  t.deepEqual(splitScript('.timing on\nSELECT 1; SELECT\n.5;\n\nquit\nSELECT 2'), [
    {kind: 'command', text: '.timing on'},
    {kind: 'statement', text: 'SELECT 1'},
    {kind: 'statement', text: 'SELECT\n.5'},
    {kind: 'command', text: '.quit'},
    {kind: 'statement', text: 'SELECT 2'},
  ]);
  t.is(readDotCommand('help;'), '.help');
  t.is(readDotCommand('helper'), undefined);
});

test('dot-commands and their arguments are completed', t => {
  const session = {engine: {catalog: createCatalog([linode, vmware])}};
  const settings = {parameters: new Map([['days', {value: 1, isHidden: false}]])};
  const complete = (line: string) => {
    const {start, candidates} = completeDotCommand(line, line.length, {session, settings} as never);
    return candidates.map(({text, after}) => line.slice(0, start) + text + after);
  };
  t.deepEqual(complete('.fo'), ['.format ']);
  t.deepEqual(complete('.format js'), ['.format json', '.format jsonl']);
  t.deepEqual(complete('.mode cs'), ['.mode csv']);
  t.deepEqual(complete('.trace o'), ['.trace on', '.trace off']);
  t.deepEqual(complete('.schema linode.profile.ap'), ['.schema linode.profile.apps ']);
  t.deepEqual(complete('.param unset d'), ['.param unset days ']);
  t.deepEqual(complete('.help tab'), ['.help tables']);
  t.deepEqual(complete('.nothing x'), []);
  const folder = makeFolder();
  mkdirSync(path.join(folder, 'sub'));
  writeFileSync(path.join(folder, 'some.sql'), '');
  writeFileSync(path.join(folder, '.hidden'), '');
  t.deepEqual(complete(`.read ${folder}/s`), [`.read ${folder}/some.sql `, `.read ${folder}/sub/`]);
  t.deepEqual(complete(`.read ${folder}/.h`), [`.read ${folder}/.hidden `]);
});

test('a text is long by the lines that it takes on the screen', t => {
  const screen = {rows: 5, columns: 10};
  t.false(isLongText(['a\nb\n', 'c\nd\n'], screen));
  t.true(isLongText(['a\nb\nc\n', 'd\ne\n'], screen));
  t.true(isLongText(['a'.repeat(41)], screen));
  t.false(isLongText([`\u001b[1m${'a'.repeat(8)}\u001b[22m\n`.repeat(4)], screen));
});

test('the pager is that of PAGER, or less, or none', t => {
  t.deepEqual(findPager({}), {command: 'less', isShell: false});
  t.deepEqual(findPager({PAGER: 'more -s'}), {command: 'more -s', isShell: true});
  t.is(findPager({PAGER: ''}), undefined);
});

test('a pager gets all, may be left early, and may not be there', async t => {
  const file = path.join(makeFolder(), 'paged');
  t.true(await showInPager({command: `cat > ${file}`, isShell: true}, ['a\n', 'b\n']));
  t.is(readFileSync(file, 'utf8'), 'a\nb\n');
  let taken = 0;
  const endless = function* () {
    for (;;) {
      taken += 1;
      yield 'x'.repeat(65_536);
    }
  };
  t.true(await showInPager({command: 'head -c 10 > /dev/null', isShell: true}, endless()));
  t.true(taken > 0);
  t.false(await showInPager({command: 'no-such-pager-here', isShell: false}, endless()));
  t.false(await showInPager({command: '(no-such-pager-here) 2> /dev/null', isShell: true}, endless()));
});
