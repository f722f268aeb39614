import {RowgateError} from '../../../errors.js';
import type {Candidate} from '../complete/candidate.js';
import type {Shell} from '../shell.js';

/** The end of a shell, or the exit status of what was done. */
export type DotStatus = number | 'quit';

/** Something to say to the shell rather than to an API: `.name argument`. */
export interface DotCommand {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Its arguments, as help shows them. */
  readonly usage?: string;
  readonly description: string;
  /** What its arguments, as typed so far, could go on with. */
  complete?(shell: Pick<Shell, 'session' | 'settings'>, given: string): readonly Candidate[];
  /** @throws RowgateError. */
  run(shell: Shell, given: string): DotStatus | Promise<DotStatus>;
}

/** `on` or `off`; without either, the other one than now. */
export function readSwitch(given: string, now: boolean): boolean {
  if (given === '') return !now;
  if (/^(?:on|true|yes|1)$/i.test(given)) return true;
  if (/^(?:off|false|no|0)$/i.test(given)) return false;
  throw new RowgateError('usage', `expected on or off, found "${given}"`);
}

/** An argument without the quotes that it may stand in. */
export function unquote(given: string): string {
  const [, inner] = /^(?:'(.*)'|"(.*)")$/s.exec(given)?.filter(each => each !== undefined) ?? [];
  return inner ?? given;
}
