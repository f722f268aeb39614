import {drawLetters} from '../../draw-letters.js';
import {drawUuid} from '../../draw-uuid.js';
import type {Random} from '../../random.js';
import {type Client, emptySettings} from '../state.js';
import {type ClientRow, foreignClientRows, ownClientRows} from './client-rows.js';

const day = 86_400_000;

/** Own and foreign ones have a row of random numbers each, so that one more leaves the others as they were. */
export function createClients(createRandom: (seed: number) => Random, now: Date): Map<string, Client> {
  const own = createRandom(1);
  const foreign = createRandom(2);
  const clients = [
    ...ownClientRows.map(row => createClient(row, own, now)),
    ...foreignClientRows.map(row => createClient(row, foreign, now)),
  ];
  return new Map(clients.map(client => [client.clientId, client]));
}

function createClient(row: ClientRow, random: Random, now: Date): Client {
  const id = drawUuid(random);
  const secret = `sk_live_${drawLetters(random, 40).toLowerCase()}`;
  const createdAt = Math.round(now.getTime() - (row.created + random.number()) * day);
  return {
    clientId: row.clientId ?? id,
    secret: row.secret === undefined ? secret : row.secret,
    foreign: row.foreign ?? false,
    scopes: row.scopes ?? ['profile'],
    settings: {
      ...emptySettings,
      name: row.name,
      websiteUrl: row.websiteUrl,
      redirectUri: row.redirectUri,
      description: `${row.name} at ${new URL(row.websiteUrl).host}`,
      supportsRefreshToken: row.grants.includes('r'),
      supportsImplicitGrant: row.grants.includes('i'),
      supportsDeviceCodeGrant: row.grants.includes('d'),
      supportsCodeGrant: row.grants.includes('c'),
      ...row.settings,
    },
    createdAt,
    updatedAt: Math.round(createdAt + (now.getTime() - createdAt) * random.number() * 0.9),
  };
}
