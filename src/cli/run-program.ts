import {Command, CommanderError} from 'commander';
import {addApplyCommand} from './command/apply.js';
import {addCompletionCommand} from './command/completion.js';
import {addConnectionsCommand} from './command/connections.js';
import {addDemoCommand} from './command/demo.js';
import {addDocsCommand} from './command/docs.js';
import {addDoctorCommand} from './command/doctor.js';
import type {Finish} from './command/finish.js';
import {addInitCommand} from './command/init.js';
import {addPlanCommand} from './command/plan.js';
import {addQueriesCommand} from './command/queries.js';
import {addQueryCommand} from './command/query.js';
import {addReportCommand} from './command/report.js';
import {addResumeCommand} from './command/resume.js';
import {addRunCommand} from './command/run.js';
import {addRunsCommand} from './command/runs.js';
import {addSandboxCommand} from './command/sandbox.js';
import {addServeCommand} from './command/serve.js';
import {addShellCommand} from './command/shell.js';
import {addUndoCommand} from './command/undo.js';
import {exitStatusOf} from './exit-status.js';
import {addHelp, helpWidth} from './help/add-help.js';
import {accountVariables} from './help/variables.js';
import {prepareArguments} from './option/prepare-arguments.js';
import {readUsageError} from './option/usage-error.js';
import {readVersion} from './package-folder.js';
import {createReport} from './report/report.js';

/** Runs a command line, without the names of Node and the script, and gives its exit status. */
export async function runProgram(given: readonly string[]): Promise<number> {
  const report = createReport({});
  // Nobody is left to be told.
  process.stderr.on('error', () => {});
  process.on('uncaughtException', async error => {
    await report.error(error);
    process.exit(exitStatusOf(error));
  });
  let status = 0;
  const finish: Finish = given => {
    status = given;
  };
  try {
    const [first = ''] = given;
    const only = Object.hasOwn(commands, first) ? first : undefined;
    await createProgram(finish, await namesOfFormats(given), only).parseAsync(prepareArguments(given), {
      from: 'user',
    });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // Without a command, the help is the message.
      if (error.code !== 'commander.help') await report.error(readUsageError(error, given));
      return 2;
    }
    await report.error(error);
    return exitStatusOf(error);
  }
}

type AddCommand = (program: Command, finish: Finish, formats: readonly string[]) => void;

const groups: Readonly<Record<string, Readonly<Record<string, AddCommand>>>> = {
  'Ask and change:': {
    query: addQueryCommand,
    shell: addShellCommand,
    queries: addQueriesCommand,
    run: addRunCommand,
    report: addReportCommand,
    plan: addPlanCommand,
    apply: addApplyCommand,
    runs: addRunsCommand,
    resume: addResumeCommand,
    undo: addUndoCommand,
  },
  'Accounts:': {init: addInitCommand, connections: addConnectionsCommand, doctor: addDoctorCommand},
  'Servers:': {serve: addServeCommand, sandbox: addSandboxCommand},
  'Learn:': {demo: addDemoCommand, docs: addDocsCommand, completion: addCompletionCommand},
};

const commands: Readonly<Record<string, AddCommand>> = Object.assign({}, ...Object.values(groups));

/**
 * The program with all its commands, or with only one, since to describe them all takes a while. Without names of formats,
 * none is listed or checked.
 */
export function createProgram(finish: Finish, formats: readonly string[], only?: string): Command {
  const program = new Command('rowgate')
    .description(
      'Ask and change the OAuth clients and app authorizations of providers in SQL.\n' +
        "SELECT reads through a provider's API; INSERT, UPDATE, DELETE and EXEC change.",
    )
    .version(readVersion(), '--version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .configureHelp({helpWidth})
    .configureOutput({writeOut: writeHelp, outputError: () => {}})
    .exitOverride();
  if (only !== undefined) {
    commands[only]?.(program, finish, formats);
    return program;
  }
  program.addHelpCommand(
    new Command('help').argument('[command]').description('Show the help of a command').helpGroup('Learn:'),
  );
  for (const [title, group] of Object.entries(groups)) {
    program.commandsGroup(title);
    for (const add of Object.values(group)) add(program, finish, formats);
  }
  addHelp(program, {
    notes: `
Credentials come from the environment, as in LINODE_TOKEN, or from where the
configuration file says. Without any, --sandbox asks built-in stand-ins.`,
    examples: [
      'rowgate demo',
      'rowgate query --sandbox "SELECT label, expiry FROM linode.profile.apps"',
      'rowgate run reports/findings --sandbox',
      'rowgate query "SHOW RESOURCES IN linode.account"',
      'rowgate shell --sandbox',
      'rowgate report --sandbox',
      'rowgate docs linode.profile.apps',
      'rowgate help query',
    ],
    exit: [0, 1, 2, 3, 4, 5, 6, 130],
    environment: [...accountVariables, 'NODE_DISABLE_COMPILE_CACHE'],
    files: [
      '~/.config/rowgate/config.yaml',
      '~/.config/rowgate/queries',
      '~/.local/state/rowgate/runs',
      '~/.cache/rowgate',
    ],
  });
  return program;
}

function writeHelp(text: string): void {
  // A reader may leave once it has seen enough.
  process.stdout.on('error', () => {});
  process.stdout.write(text);
}

/** The formats are slow to load, and only matter where one is named or where help lists them. */
async function namesOfFormats(given: readonly string[]): Promise<readonly string[]> {
  if (!given.some(each => /^(?:-h|--h.*|--fo.*|help)$/.test(each))) return [];
  return (await import('../format/index.js')).outputFormats;
}
