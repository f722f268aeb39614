import {cutPage} from './cut-page.js';
import {arrangeRows} from './filter/arrange-rows.js';
import type {Filterable} from './filter/filterable.js';
import {type Reply, refuse, replyJson} from './reply.js';
import type {LinodeCall} from './route.js';

/** One page of a collection: filtered, in the order asked for or else that of creation, in Linode's envelope. */
export function listRows(
  {query, filter, behaviour}: Pick<LinodeCall, 'query' | 'filter' | 'behaviour'>,
  rows: readonly object[],
  filterable: Filterable,
): Reply {
  const arranged = arrangeRows(rows, filter, filterable, behaviour);
  if ('errors' in arranged) {
    return refuse(400, ...arranged.errors);
  }
  const page = cutPage(arranged.rows, query, behaviour);
  return 'errors' in page ? refuse(page.status, ...page.errors) : replyJson(page);
}
