import type {Provider} from '../../catalog/provider.js';
import * as allProviders from '../../providers/index.js';
import {isClosedPipe} from '../output/closed-pipe.js';
import {hasColors} from '../output/has-colors.js';
import {createStandardWriter} from '../output/standard-writer.js';
import {listQueries} from '../queries/list-queries.js';
import {readQuery} from '../queries/read-query.js';
import {createReport} from '../report/report.js';
import {findPage} from './find-page.js';
import {listPages} from './list-pages.js';
import type {Page} from './page.js';
import {printIndex, printPage} from './print-page.js';

/** Of a terminal that does not tell, and of anything else. */
const usualWidth = 80;

/**
 * Prints a page, or the index; with `folder`, writes all of them there as HTML.
 *
 * @throws RowgateError `usage` for a name that no page has, or a folder that can't be written.
 */
export async function showDocs(name: string | undefined, folder: string | undefined): Promise<void> {
  const providers: readonly Provider[] = Object.values(allProviders);
  // Those of the package alone: a page is the same on every machine.
  const pages = listPages(
    providers,
    listQueries()
      .filter(each => !each.isOwn)
      .map(readQuery),
  );
  if (folder !== undefined) {
    const {writeSite} = await import('./html/write-site.js');
    const index = writeSite(pages, folder);
    createReport({}).line(`${pages.length + 1} pages: ${index}`);
    return;
  }
  await write(pages, name === undefined ? undefined : findPage(name, pages, providers));
}

async function write(pages: readonly Page[], page: Page | undefined): Promise<void> {
  const {stdout} = process;
  const options = {width: stdout.columns || usualWidth, colors: hasColors(stdout)};
  const lines =
    page === undefined
      ? [...printIndex(pages, options), '', 'rowgate docs NAME shows a page; rowgate help COMMAND a command.']
      : printPage(page, options);
  try {
    await createStandardWriter().write(`${lines.join('\n')}\n`);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}
