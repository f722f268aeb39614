import {RowgateError} from '../../../errors.js';
import {formats} from '../../../format/index.js';
import type {BoundValue} from '../../../plan/bind-parameters.js';
import type {Value} from '../../../row.js';
import {toCandidates} from '../complete/candidate.js';
import {completePath, expandHome} from '../complete/complete-path.js';
import type {Settings} from '../settings.js';
import type {Shell} from '../shell.js';
import {type DotCommand, readSwitch, unquote} from './dot-command.js';

const names = Object.keys(formats);
const switches = () => toCandidates(['on', 'off']);

export const settingCommands: readonly DotCommand[] = [
  {
    name: 'format',
    aliases: ['mode'],
    usage: '[NAME]',
    description: `${names.join(', ')} or auto`,
    complete: () => toCandidates([...names, 'auto']),
    run: ({settings, report}, given) => {
      if (given === '') report.line(`format: ${settings.format ?? 'auto'}`);
      else if (given === 'auto') settings.format = undefined;
      else if (names.includes(given)) settings.format = given;
      else {
        const hint = `There are: ${[...names, 'auto'].join(', ')}.`;
        throw new RowgateError('usage', `there is no format "${given}"`, {hint});
      }
      return 0;
    },
  },
  {
    name: 'output',
    usage: '[FILE]',
    description: 'let rows go to a file; without one, here again',
    complete: (_shell, given) => completePath(given),
    run: async (shell, given) => {
      await shell.redirect(given === '' ? undefined : expandHome(unquote(given)));
      return 0;
    },
  },
  {
    name: 'param',
    aliases: ['parameter'],
    usage: 'set NAME [VALUE] | unset NAME | list | clear',
    description: 'values of :name; one not given is asked for, unseen',
    complete: ({settings}, given) => {
      const [, word] = /^(\w+)\s/.exec(given) ?? [];
      if (word === undefined) return toCandidates(['set', 'unset', 'list', 'clear'], ' ');
      return toCandidates(
        [...settings.parameters.keys()].map(name => `${word} ${name}`),
        ' ',
      );
    },
    run: setParameters,
  },
  createSwitch('timing', ['timer'], 'time, rows and requests of each statement'),
  createSwitch('trace', [], 'each request, without secrets'),
  createSwitch('bail', [], 'end a script or a paste at its first error (on at first)'),
];

function createSwitch(
  name: 'timing' | 'trace' | 'bail',
  aliases: readonly string[],
  description: string,
): DotCommand {
  return {
    name,
    aliases,
    usage: '[on|off]',
    description,
    complete: switches,
    run: ({settings, report}, given) => {
      settings[name] = readSwitch(given, settings[name]);
      report.line(`${name}: ${settings[name] ? 'on' : 'off'}`);
      return 0;
    },
  };
}

async function setParameters(shell: Shell, given: string): Promise<number> {
  const {parameters} = shell.settings;
  const [, action, rawName = '', text = ''] = /^(\w*)\s*(\S*)\s*(.*)$/s.exec(given) ?? [];
  const name = rawName.replace(/^[:$@]/, '');
  switch (action) {
    case '':
    case 'list':
      await shell.show(listParameters(parameters));
      return 0;
    case 'clear':
      parameters.clear();
      return 0;
    case 'unset':
      if (!parameters.delete(name)) throw new RowgateError('usage', `there is no parameter "${name}"`);
      return 0;
    case 'set':
      if (!/^(?:\d+|[\p{L}_][\p{L}\p{N}_]*)$/u.test(name)) break;
      parameters.set(
        name,
        text === '' ? await askValue(shell, name) : {value: readValue(text), isHidden: false},
      );
      return 0;
  }
  throw new RowgateError('usage', `.param takes set NAME [VALUE], unset NAME, list or clear`);
}

async function askValue({askHidden}: Shell, name: string): Promise<{value: string; isHidden: boolean}> {
  const value = await askHidden(`${name}: `);
  if (value !== undefined) return {value, isHidden: true};
  throw new RowgateError('usage', `.param set ${name} needs a value where there is nobody to ask`);
}

/** A number, `true`, `false` and `null` are that; anything else is text, in quotes or not. */
function readValue(text: string): BoundValue {
  if (/^(?:true|false|null|-?\d{1,15}(?:\.\d+)?)$/.test(text)) return JSON.parse(text) as BoundValue;
  return unquote(text);
}

function listParameters(parameters: Settings['parameters']): Parameters<Shell['show']>[0] {
  return {
    columns: [
      {name: 'name', type: 'text'},
      {name: 'value', type: undefined},
    ],
    rows: [...parameters].map(([name, {value, isHidden}]) => [
      `:${name}`,
      isHidden ? '<REDACTED>' : (value as Value),
    ]),
    complete: true,
    requests: 0,
    notes: [],
  };
}
