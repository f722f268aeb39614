import type {Auth, CredentialSource} from '../catalog/auth.js';
import type {Connection} from '../catalog/connection.js';
import {RowgateError} from '../errors.js';
import {mentionedSandbox} from '../option-mention.js';
import type {LookUp} from './look-up.js';
import {describeSource, isGiven, joinNames, listRequired} from './secret-source.js';

const sandboxHint = `or try with ${mentionedSandbox}, which needs none`;

/** The error of a provider, or of a connection with a credential of its own, that none is there for. */
export function describeMissing(auth: Auth, lookUp: LookUp, connection?: Connection): RowgateError {
  const own = connection?.credential;
  if (own !== undefined)
    return describeUnset(own, lookUp, `, which the connection "${connection?.name}" names,`);
  // Half of a pair is surely meant.
  const begun = auth.sources.find(source => listRequired(source).some(each => isGiven(each, lookUp)));
  if (begun !== undefined) return describeUnset(begun, lookUp, '');
  const ways = auth.sources.flatMap(describeWay);
  const [first, ...others] = ways;
  const also =
    others.length === 0 ? '' : ` (${others.join(' and ')} ${others.length === 1 ? 'works' : 'work'} too)`;
  const variable = auth.sources.flatMap(listRequired).find(({kind}) => kind === 'env');
  const which = variable === undefined ? '' : `: ${describeSource(variable)} is not set`;
  return new RowgateError('no_credentials', `There is no token${which}`, {
    hint: `${first === undefined ? 'Add one' : `Set ${first} to one`}${also}, ${sandboxHint}`,
  });
}

/** The error of one source that lacks something. */
function describeUnset(source: CredentialSource, lookUp: LookUp, whose: string): RowgateError {
  const needed = listRequired(source);
  const missing = needed.filter(each => !isGiven(each, lookUp));
  const names = joinNames(missing.map(describeSource)) || describeWay(source).join('');
  const isVariable = missing.length > 0 && missing.every(({kind}) => kind === 'env');
  const state = `${missing.length > 1 ? 'are' : 'is'} not ${isVariable ? 'set' : 'there'}`;
  const given = needed.filter(each => !missing.includes(each));
  const though =
    given.length === 0
      ? ''
      : `, though ${joinNames(given.map(describeSource))} ${given.length > 1 ? 'are' : 'is'}`;
  return new RowgateError('no_credentials', `There is no token: ${names}${whose} ${state}${though}`, {
    hint: isVariable ? `Set ${names}, ${sandboxHint}` : undefined,
  });
}

function describeWay(source: CredentialSource): readonly string[] {
  if (source.kind === 'ini') return source.paths.slice(-1).map(file => `a profile in ${file}`);
  const [first, ...others] = listRequired(source).map(describeSource);
  if (first === undefined) return [];
  return [others.length === 0 ? first : `${first} with ${joinNames(others)}`];
}
