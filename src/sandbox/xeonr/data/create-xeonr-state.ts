import {createRandom} from '../../random.js';
import {xeonrAssertion, xeonrScopes, xeonrTokens} from '../built-in-tokens.js';
import type {AccessToken, XeonrState} from '../state.js';
import {createAuthorisations} from './authorisations.js';
import {createClients} from './clients.js';

/** The data set: the same at every start, but for its times, which are told from `now`. */
export function createXeonrState(now: Date): XeonrState {
  const clients = createClients(createRandom, now);
  const createToken = (name: keyof typeof xeonrTokens): [string, AccessToken] => [
    xeonrTokens[name],
    {scopes: xeonrScopes[name], expiresAt: Number.POSITIVE_INFINITY},
  ];
  return {
    clients,
    authorisations: createAuthorisations(createRandom(3), clients, now),
    tokens: new Map([
      createToken('full'),
      createToken('admin'),
      createToken('readOnly'),
      createToken('foreign'),
    ]),
    assertions: new Map([[xeonrAssertion, xeonrScopes.readOnly]]),
    user: {
      userId: '7d1e4c60-52ab-4f39-9be1-08c6a7d35f12',
      username: 'mira-larkspur',
      email: 'mira@larkspur.example',
    },
  };
}
