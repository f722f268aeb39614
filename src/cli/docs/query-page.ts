import {describeParameter} from '../queries/describe-parameter.js';
import type {QueryFile} from '../queries/query-file.js';
import {type Block, heading, type Page, sh, terms, text} from './page.js';

/** The ready queries, by their folders. */
export function makeQueryPage(queries: readonly QueryFile[]): Page {
  const groups = groupBy(queries, ({name}) => name.split('/').slice(0, -1).join('/'));
  return {
    name: 'queries',
    group: 'Guide',
    summary: 'The ready queries: what each asks, its parameters and the providers that it needs',
    blocks: [
      text(`
The end of a name does, as in \`ending\`. Those that change something refuse to change more rows than expected, and
are looked at first, with \`--dry-run\` or \`--plan FILE\`.`),
      sh(
        'rowgate queries redirect\nrowgate queries show grants/ending\nrowgate run grants/ending --param days=7',
      ),
      ...[...groups].flatMap(([folder, own]): readonly Block[] => [
        heading(folder),
        terms(
          own.map(({name, title, providers, changes, parameters}) => ({
            name,
            facts: [
              ...(providers.length === 0 ? [] : [providers.join(', ')]),
              ...(changes ? ['changes'] : []),
            ],
            text: title,
            parts: parameters.map(parameter => ({
              name: describeParameter(parameter),
              facts: [],
              text: parameter.description,
            })),
          })),
        ),
      ]),
    ],
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
