import type {Random} from '../../random.js';
import type {OAuthClient} from '../state.js';
import {oauthClientRows} from './oauth-client-rows.js';

export function createOAuthClients(random: Random): Map<string, OAuthClient> {
  const clients = oauthClientRows.map((row): OAuthClient => {
    const id = random.hex(20);
    return {
      id,
      redirectUri: row.redirectUri,
      label: row.label,
      status: row.status ?? 'active',
      secret: random.hex(64),
      public: row.public ?? false,
      thumbnail: row.thumbnail ? 'drawn' : null,
    };
  });
  return new Map(clients.map(client => [client.id, client]));
}
