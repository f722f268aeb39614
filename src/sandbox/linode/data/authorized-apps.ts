import type {Random} from '../../random.js';
import type {AuthorizedApp} from '../state.js';
import {authorizedAppRows} from './authorized-app-rows.js';
import {daysFrom} from './days-from.js';

export function createAuthorizedApps(random: Random, now: Date): Map<number, AuthorizedApp> {
  let id = 184_200;
  const apps = authorizedAppRows.map(({label, website, scopes, created, expires}): AuthorizedApp => {
    id += 1 + random.integer(900);
    return {
      id,
      label,
      thumbnail_url: null,
      scopes,
      created: daysFrom(now, -created - random.number()),
      expiry: expires === null ? null : daysFrom(now, expires),
      website,
    };
  });
  return new Map(apps.map(app => [app.id, app]));
}
