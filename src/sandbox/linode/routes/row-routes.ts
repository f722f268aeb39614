import type {Filterable} from '../filter/filterable.js';
import {listRows} from '../list-rows.js';
import {refuseUnknown, replyJson} from '../reply.js';
import type {LinodeRoute} from '../route.js';
import type {LinodeState} from '../state.js';

/** A collection whose rows are known by an integer. */
export interface RowCollection<R extends object> {
  readonly path: string;
  readonly rows: (state: LinodeState) => Map<number, R>;
  readonly filterable: Filterable;
  /** What is shown of a row; all of it unless told. */
  readonly show?: (row: R) => object;
  /** Rows can be deleted. */
  readonly revocable?: boolean;
}

/** The endpoints that list a collection, show one row and, perhaps, delete it. */
export function createRowRoutes<R extends object>({
  path,
  rows,
  filterable,
  show = row => row,
  revocable = false,
}: RowCollection<R>): readonly LinodeRoute[] {
  const list: LinodeRoute = {
    method: 'GET',
    path,
    scope: 'account:read_only',
    handle: call => listRows(call, [...rows(call.state).values()].map(show), filterable),
  };
  const get: LinodeRoute = {
    method: 'GET',
    path: `${path}/{id:int}`,
    scope: 'account:read_only',
    handle: ({state, parameters}) => {
      const row = rows(state).get(Number(parameters.id));
      return row === undefined ? refuseUnknown() : replyJson(show(row));
    },
  };
  const revoke: LinodeRoute = {
    method: 'DELETE',
    path: `${path}/{id:int}`,
    scope: 'account:read_write',
    handle: ({state, parameters}) =>
      rows(state).delete(Number(parameters.id)) ? replyJson({}) : refuseUnknown(),
  };
  return revocable ? [list, get, revoke] : [list, get];
}
