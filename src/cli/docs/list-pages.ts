import {createCatalog} from '../../catalog/catalog.js';
import type {Provider} from '../../catalog/provider.js';
import type {QueryFile} from '../queries/query-file.js';
import {errorPage} from './error-page.js';
import {findUses} from './find-uses.js';
import type {Page} from './page.js';
import {configuration} from './pages/configuration.js';
import {functions} from './pages/functions.js';
import {statements} from './pages/statements.js';
import {makeProviderPage} from './provider-page.js';
import {makeQueryPage} from './query-page.js';
import {makeResourcePage} from './resource-page.js';

/** Every page, in the order of the index. */
export function listPages(providers: readonly Provider[], queries: readonly QueryFile[]): readonly Page[] {
  const catalog = createCatalog(providers);
  const uses = findUses(queries, catalog);
  return [
    statements,
    functions,
    makeQueryPage(queries),
    configuration,
    errorPage,
    ...providers.flatMap(provider => [
      makeProviderPage(provider),
      ...catalog.resources
        .filter(entry => entry.provider === provider)
        .map(entry => makeResourcePage(entry, catalog, uses.get(entry.address) ?? [])),
    ]),
  ];
}
