import {RowgateError} from '../../errors.js';
import type {Notice} from '../protocol/backend-message.js';
import {changeSetting, createSettings, type Settings} from './settings.js';

/** What is no setting among the parameters that a session begins with. */
const others = new Set(['user', 'database', 'options', 'replication']);

/**
 * The settings that a session begins with: the server's, and those that the client sends.
 *
 * @throws RowgateError.
 */
export function readStartupSettings(
  parameters: ReadonlyMap<string, string>,
  own: Readonly<Record<string, string>>,
): {readonly settings: Settings; readonly notices: readonly Notice[]} {
  let settings = createSettings(own);
  const notices: Notice[] = [];
  const given = [...parameters].filter(([name]) => !others.has(name) && !name.startsWith('_pq_.'));
  for (const [name, value] of [...readOptions(parameters.get('options') ?? ''), ...given]) {
    const bare = value.replace(/^'(.*)'$/s, '$1');
    try {
      settings = changeSetting(settings, name, bare);
    } catch (error) {
      // A client names the zone of its machine without being asked. It is told the one that counts.
      if (!(error instanceof RowgateError) || name.toLowerCase() !== 'timezone') throw error;
      notices.push({severity: 'NOTICE', sqlState: '00000', message: `${error.message}: times are in UTC`});
    }
  }
  return {settings, notices};
}

/** `-c name=value --name=value`; a backslash stands before a blank in a value. */
function readOptions(text: string): readonly (readonly [name: string, value: string])[] {
  const words = text.match(/(?:\\.|[^\s\\])+/gs)?.map(word => word.replace(/\\(.)/gs, '$1')) ?? [];
  const settings: (readonly [string, string])[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const assignment = word === '-c' ? (words[++index] ?? '') : word.replace(/^(?:-c|--)/, '');
    const [, name, value] = /^([\w.-]+)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || value === undefined || (word !== '-c' && !word.startsWith('-'))) {
      throw new RowgateError('invalid_value', `"${word}" is no option that a session can begin with`, {
        hint: 'As in options=-cstatement_timeout=5s.',
      });
    }
    settings.push([name.replaceAll('-', '_'), value]);
  }
  return settings;
}
