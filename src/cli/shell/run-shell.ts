import type {RequestEvent} from '../../request/request.js';
import type {StatementOptions} from '../command/statement-options.js';
import {readParameters} from '../option/read-parameters.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {pickFormat} from '../output/pick-format.js';
import {createReport} from '../report/report.js';
import {createStatusLine} from '../report/status-line.js';
import {keepSecrets} from '../statement/keep-secrets.js';
import {openSession, type SessionOptions} from '../statement/open-session.js';
import {readStatementText} from '../statement/read-statement-text.js';
import {runStatements} from '../statement/run-statements.js';
import {createShell, type OpenShell, type Person} from './create-shell.js';
import {splitScript} from './run-script.js';
import type {Settings} from './settings.js';
import {openScreen} from './show-result.js';

/** That of a command that a closed pipe ends: 128 and the number of SIGPIPE. */
const brokenPipe = 141;

/**
 * A prompt for statements and dot-commands, until the person at it leaves. Where standard input is no terminal, a script:
 * what it has is run, up to the first error. Gives the exit status.
 *
 * @throws RowgateError `usage`, before anything is run.
 */
export async function runShell(options: StatementOptions): Promise<number> {
  const isTerminal = process.stdin.isTTY && process.stderr.isTTY;
  if (isTerminal) {
    const {runPrompt} = await import('./run-prompt.js');
    return runPrompt((person, work) => useShell({...options, threads: true}, person, work));
  }
  const text = await readStatementText(undefined, '-');
  // Without a dot-command, all is checked before the first statement is run.
  if (splitScript(text.sql).every(({kind}) => kind === 'statement')) return runStatements(text, options);
  return useShell(options, {}, async shell => {
    const status = await shell.runScript(text.sql, 'standard input');
    return status === 'quit' ? 0 : status;
  });
}

/** Does something with a shell as the options say, and ends all that it has opened. */
async function useShell(
  options: StatementOptions & Pick<SessionOptions, 'threads'>,
  person: Person,
  work: (shell: OpenShell) => Promise<number>,
): Promise<number> {
  const settings: Settings = {
    format: options.format,
    timing: options.timing ?? false,
    trace: options.trace ?? false,
    bail: true,
    parameters: new Map(
      Object.entries(await readParameters(options.param ?? [])).map(([name, value]) => [
        name,
        {value, isHidden: true},
      ]),
    ),
  };
  await pickFormat(options);
  const statusLine = createStatusLine(process.stderr);
  const report = createReport({statusLine});
  const screen = openScreen({settings, lend: person.lend});
  await screen.redirect(options.output);
  const secrets = options.secretsTo === undefined ? undefined : keepSecrets(options.secretsTo);
  try {
    let tell: (event: RequestEvent) => void = () => {};
    const session = await openSession(options, {onEvent: event => tell(event), onNote: report.note});
    const shell = createShell({options, session, settings, screen, statusLine, secrets, person});
    tell = shell.onEvent;
    try {
      return await work(shell);
    } finally {
      shell.close();
      await session.close();
    }
  } catch (error) {
    if (isClosedPipe(error)) return brokenPipe;
    throw error;
  } finally {
    await screen.finish();
    if (secrets?.close()) report.line(secrets.closing);
  }
}
