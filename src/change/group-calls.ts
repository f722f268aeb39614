import {type Catalog, findMethod, resourceAt} from '../catalog/catalog.js';
import {buildCall, type Call} from '../execute/build-call.js';
import {printJson} from '../request/parse-json.js';
import type {Request} from '../request/request.js';
import type {Change, ChangeSet} from './change-set.js';

/** One request, and the changes that it makes. */
export interface ChangeCall {
  readonly request: Request;
  readonly changes: readonly {readonly change: Change; readonly index: number}[];
}

/**
 * The requests that a change set comes to, in its order: one for each change, or one for several where the API takes
 * several rows at once.
 *
 * @throws RowgateError for a value that can't be sent; nothing has been sent then.
 */
export function groupCalls(changeSet: ChangeSet, catalog: Catalog): readonly ChangeCall[] {
  const entry = resourceAt(catalog, changeSet.resource);
  const method = findMethod(entry, changeSet.method);
  const {batch, reveals} = method;
  const build = (call: Call) => buildCall(entry, method, call, {asked: reveals});
  const groups: {call: Call; changes: {change: Change; index: number}[]}[] = [];
  const open = new Map<string, (typeof groups)[number]>();
  for (const [index, change] of changeSet.changes.entries()) {
    if (change.call === undefined) continue;
    if (batch === undefined) {
      groups.push({call: change.call, changes: [{change, index}]});
      continue;
    }
    const {[batch.parameter]: _key, ...call} = change.call;
    const same = printJson(call);
    let group = open.get(same);
    if (group === undefined || group.changes.length >= batch.size) {
      group = {call, changes: []};
      open.set(same, group);
      groups.push(group);
    }
    group.changes.push({change, index});
  }
  return groups.map(({call, changes}) => {
    const keys = batch && {[batch.parameter]: printJson(changes.map(each => each.change.key))};
    return {request: build({...call, ...keys}), changes};
  });
}
