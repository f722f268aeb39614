import {readFileSync} from 'node:fs';
import path from 'node:path';

/**
 * The help that the arguments ask for, as it was written when the package was made. Undefined where they ask for
 * something else: the program itself knows.
 */
export function findReadyHelp(args: readonly string[]): string | undefined {
  const command = readCommand(args);
  if (command === undefined) return undefined;
  try {
    return readFileSync(path.join(import.meta.dirname, 'help', `${command}.txt`), 'utf8');
  } catch {
    return undefined;
  }
}

function readCommand(args: readonly string[]): string | undefined {
  const [first = '', second = ''] = args;
  if (args.length === 1 && isHelp(first)) return 'rowgate';
  if (args.length !== 2) return undefined;
  const named = first === 'help' ? second : isHelp(second) ? first : '';
  return /^[a-z]+$/.test(named) ? named : undefined;
}

function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}
