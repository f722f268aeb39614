import type {Random} from '../../random.js';
import type {OAuthAppRow} from './oauth-app-row.js';

const sites = ['ams', 'bom', 'cpt', 'fra', 'gru', 'iad', 'mel', 'nrt', 'osl', 'sea', 'sgp', 'waw'] as const;
const perSite = 16;

/** An app for each of many machines, as automation makes them. Some have never been used, some not for long. */
export function createEdgeAppRows(random: Random): readonly OAuthAppRow[] {
  return sites.flatMap((site, siteIndex) =>
    Array.from({length: perSite}, (_, index): OAuthAppRow => {
      const name = `edge-${site}-${String(index + 1).padStart(2, '0')}`;
      const created = 600 - siteIndex * 40 - index;
      const kind = random.integer(10);
      return {
        id: name,
        displayName: name,
        description: `Agent on ${name}`,
        grants: 'c',
        created,
        ...(kind > 0 && {used: kind < 3 ? Math.min(created, 100 + random.integer(60)) : random.number()}),
      };
    }),
  );
}
