import {homedir} from 'node:os';
import type {ResourceEntry} from '../../../catalog/catalog.js';
import {RowgateError} from '../../../errors.js';
import type {Result} from '../../../execute/result.js';
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
      const locals = await findLocals(shell, given);
      const resources = findTables(shell, given, locals.length > 0);
      const rows = resources.map(({address, resource}) => [address, resource.description]);
      await shell.show(makeResult(['table', 'description'], [...rows, ...locals]));
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
      const rows = findTables(shell, '').flatMap(({address, resource}) =>
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

function findTables({session}: Shell, pattern: string, mayLack = false): readonly ResourceEntry[] {
  const {resources} = session.engine.catalog;
  const matching = toExpression(pattern);
  const found = resources.filter(({address, resource}) =>
    [address, ...(resource.aliases ?? [])].some(name => matching.test(name.toLowerCase())),
  );
  if (found.length > 0 || mayLack) return found;
  throw new RowgateError('usage', `no table is like "${pattern}"`, {hint: '.tables lists them all.'});
}

/** Local tables and views, with what is in them. */
async function findLocals({session}: Shell, pattern: string): Promise<Result['rows']> {
  const matching = toExpression(pattern);
  const {rows} = await session.engine.query('SHOW RESOURCES IN local');
  return rows
    .filter(([address]) => matching.test(String(address).toLowerCase()))
    .map(([address, , kind, content]) => [address ?? null, `local ${kind}: ${content}`]);
}

function toExpression(pattern: string): RegExp {
  const wanted = pattern.replace(/;$/, '').toLowerCase();
  const text = (wanted.includes('%') ? wanted : `%${wanted}%`).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${text.replaceAll('%', '.*')}$`);
}

function makeResult(names: readonly string[], rows: Result['rows']): Result {
  const columns = names.map(name => ({name, type: 'text' as const}));
  return {columns, rows, complete: true, requests: 0, notes: []};
}
