import type {DotStatus} from './command/dot-command.js';
import {readDotCommand, runDotCommand} from './command/dot-commands.js';
import type {Shell} from './shell.js';
import {splitInput} from './split-input.js';

/** The status of what was cancelled. */
const interrupted = 130;

/** A statement of a script, or a dot-command. */
export type ScriptStep =
  | {readonly kind: 'statement'; readonly text: string}
  | {readonly kind: 'command'; readonly text: string};

/** The steps of a text, in order. The last statement need not be ended. */
export function splitScript(text: string): readonly ScriptStep[] {
  const steps: ScriptStep[] = [];
  let pending = '';
  for (const line of text.split('\n')) {
    const command = pending === '' ? readDotCommand(line) : undefined;
    if (command !== undefined) {
      steps.push({kind: 'command', text: command});
      continue;
    }
    const {statements, rest} = splitInput(pending + line);
    steps.push(...statements.map(each => ({kind: 'statement', text: each}) as const));
    pending = rest === '' ? '' : `${rest}\n`;
  }
  if (pending.trim() !== '') steps.push({kind: 'statement', text: pending.trim()});
  return steps;
}

/**
 * Runs a text step by step. It ends at the first that does not go well, and says how many were left; where the shell is set
 * to go on after errors, it runs them all, and the status is the worst.
 */
export async function runScript(
  shell: Shell,
  text: string,
  {source}: {readonly source: string},
): Promise<DotStatus> {
  const steps = splitScript(text);
  let status = 0;
  for (const [index, step] of steps.entries()) {
    const own =
      step.kind === 'command' ? await runCommand(shell, step.text) : await shell.runStatement(step.text);
    if (own === 'quit') return own;
    status = Math.max(status, own);
    const left = steps.length - index - 1;
    if (own === 0 || goesOn(shell, own)) continue;
    if (left > 0)
      shell.report.line(`${source}: ${left} more ${left === 1 ? 'step was' : 'steps were'} not run`);
    break;
  }
  return status;
}

/** Whether what follows is run even so. After a Ctrl-C it never is. */
export function goesOn({settings}: Shell, status: number): boolean {
  return !settings.bail && status !== interrupted;
}

/** A dot-command, its errors reported. */
export async function runCommand(shell: Shell, line: string): Promise<DotStatus> {
  try {
    return await runDotCommand(shell, line);
  } catch (error) {
    const {exitStatusOf} = await import('../exit-status.js');
    await shell.report.error(error);
    return exitStatusOf(error);
  }
}
