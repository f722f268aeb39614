import {addressesRow, type ResourceEntry} from '../catalog/catalog.js';
import type {Method, Parameter} from '../catalog/method.js';
import type {ChangePlan} from '../plan/plan.js';
import {fillParameters} from '../request/fill-parameters.js';
import {parsePath, replaceAt} from '../request/json-path.js';
import {printJson} from '../request/parse-json.js';

/** Stands where a value goes that is not known before rows are read. */
const open = '…';

/** The requests that a write makes, as far as they are known before rows are read: method and path, then the body. */
export function describeTemplate(plan: ChangePlan, entry: ResourceEntry, method: Method): readonly string[] {
  const line = `${method.http} ${method.path}`;
  const inBody = method.parameters.filter(each => each.in === 'body');
  const mediaType = method.body?.mediaType ?? 'application/json';
  if (mediaType !== 'application/json') return inBody.length === 0 ? [line] : [line, `${mediaType}, ${open}`];
  if (inBody.length === 0 && method.body?.always === undefined) return [line];
  const given = inBody.filter(each => isGiven(plan, entry, each)).map(each => [each.name, open]);
  const filled = fillParameters(method, Object.fromEntries(given), method.reveals ?? []);
  const json = inBody.reduce<unknown>((body, parameter) => {
    const value = filled[parameter.name];
    if (value === undefined) return body;
    const shown = parameter.type === 'boolean' && value !== open ? value === 1 : value;
    return replaceAt(body, fieldPath(entry, parameter), shown);
  }, {});
  return [line, printJson(json).replaceAll(`"${open}"`, open)];
}

/** Whether a call is given a parameter: by the statement, by the row that was found, or by the environment. */
function isGiven(plan: ChangePlan, {resource}: ResourceEntry, parameter: Parameter): boolean {
  const {set, before, defaults = {}} = plan;
  const {name, column = name, fill, required} = parameter;
  if (fill !== undefined) return false;
  if (set.includes(name) || name in defaults) return true;
  return before.includes(column) && (addressesRow(resource, parameter) || (required ?? false));
}

function fieldPath({resource}: ResourceEntry, {name, column = name}: Parameter): readonly string[] {
  const path = resource.columns.find(each => each.name === column)?.path;
  return path === undefined ? [name] : parsePath(path);
}
