import {findLocal, localName, missingLocal} from '../catalog/local.js';
import {RowgateError} from '../errors.js';
import type {DropStatement} from '../statement/statement.js';
import type {PlanContext} from './analysis.js';
import {nothingToDo} from './local-outcome.js';
import {ownName} from './new-local.js';
import {place} from './place.js';
import type {LocalPlan, ValuesPlan} from './plan.js';

export function planDrop(statement: DropStatement, {locals}: PlanContext): LocalPlan | ValuesPlan {
  const {what, ifExists, name: written} = statement;
  const name = ownName(written);
  const position = place(statement, written.range);
  const verb = `DROP ${what.toUpperCase()}`;
  if (name === undefined) {
    throw new RowgateError('unsupported', `${verb} is for local tables and views`, {
      hint: 'What an API manages is changed by DELETE.',
      position,
    });
  }
  const found = findLocal(locals, name);
  if (found === undefined && ifExists) return nothingToDo(name);
  if (found === undefined) throw missingLocal(locals, name, position);
  if (found.kind !== what) {
    throw new RowgateError('unsupported', `${localName}.${found.name} is a ${found.kind}`, {
      hint: `Write DROP ${found.kind.toUpperCase()} ${localName}.${found.name}.`,
      position,
    });
  }
  return {kind: 'local', change: {kind: 'drop', what, name: found.name}};
}
