import {homedir} from 'node:os';
import type {ResourceEntry} from '../../../catalog/catalog.js';
import {RowgateError} from '../../../errors.js';
import type {Result} from '../../../execute/result.js';
import {listLocals} from '../../../list-locals.js';
import {listAccounts} from '../../connections/list-accounts.js';
import {tabulateAccounts} from '../../connections/show-connections.js';
import {tableCandidates} from '../complete/name-candidates.js';
import type {Shell} from '../shell.js';
import type {DotCommand} from './dot-command.js';

const completeTable: NonNullable<DotCommand['complete']> = ({session}, given) => {
  const path = given.split('.').slice(0, -1);
  const before = path.map(part => `${part}.`).join('');
  return tableCandidates(session.engine.catalog, path).map(({text, after}) => ({text: before + text, after}));
};

export const catalogCommands: readonly DotCommand[] = [
  {
    name: 'tables',
    usage: '[PATTERN]',
    description: 'the tables there are; % in a pattern stands for anything',
    complete: completeTable,
    run: async (shell, given) => {
      const matches = createMatcher(given);
      const locals = (await listLocals(shell.session.engine)).filter(({address}) => matches(address));
      const rows = [
        ...findTables(shell, matches).map(({address, resource}) => [address, resource.description]),
        ...locals.map(({address, description}) => [address, description]),
      ];
      if (rows.length === 0) {
        throw new RowgateError('usage', `no table is like "${given}"`, {hint: '.tables lists them all.'});
      }
      await shell.show(makeResult(['table', 'description'], rows));
      return 0;
    },
  },
  {
    name: 'schema',
    usage: '[TABLE]',
    description: 'the columns of a table, or of all',
    complete: completeTable,
    run: async (shell, given) => {
      if (given !== '') return shell.runStatement(`DESCRIBE ${given.replace(/;$/, '')}`);
      const rows = findTables(shell, () => true).flatMap(({address, resource}) =>
        resource.columns.map(({name, type}) => [address, name, type]),
      );
      await shell.show(makeResult(['table', 'column', 'type'], rows));
      return 0;
    },
  },
  {
    name: 'connections',
    description: 'the accounts there are, and where credentials come from',
    run: async ({session, isSandbox, show, report}) => {
      const {config, providers} = session;
      if (isSandbox) report.line(`the sandbox stands in for ${providers.map(each => each.name).join(', ')}`);
      else await show(tabulateAccounts(listAccounts(config, providers, process.env, homedir())));
      return 0;
    },
  },
];

function findTables({session}: Shell, matches: (name: string) => boolean): readonly ResourceEntry[] {
  return session.engine.catalog.resources.filter(({address, resource}) =>
    [address, ...(resource.aliases ?? [])].some(matches),
  );
}

/** Whether a name is like a pattern; one without `%` may be anywhere in it. */
function createMatcher(pattern: string): (name: string) => boolean {
  const wanted = pattern.replace(/;$/, '');
  const text = (wanted.includes('%') ? wanted : `%${wanted}%`).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const matching = new RegExp(`^${text.replaceAll('%', '.*')}$`, 'i');
  return name => matching.test(name);
}

function makeResult(names: readonly string[], rows: Result['rows']): Result {
  const columns = names.map(name => ({name, type: 'text' as const}));
  return {columns, rows, complete: true, requests: 0, notes: []};
}
