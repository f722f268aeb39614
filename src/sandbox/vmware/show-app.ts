import type {VmwareBehaviour} from './behaviour.js';
import type {OAuthApp, Organization} from './state.js';

export interface ShowContext {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly behaviour: Pick<VmwareBehaviour, 'epochUnit' | 'tanzuFields'>;
  readonly now: number;
}

/** An app as OrgOAuthAppResponse, without its secret. That fields without a value are left out is a guess. */
export function showApp(app: OAuthApp, {organizations, behaviour, now}: ShowContext): object {
  const showTime = (time: number) => Math.floor(behaviour.epochUnit === 'seconds' ? time / 1000 : time);
  const {allowedOrgs} = app.settings;
  const shown: Record<string, unknown> = {
    ...app.settings,
    ...(Array.isArray(allowedOrgs) && {
      allowedOrgs: allowedOrgs.map(id => {
        const {displayName, name} = organizations.get(String(id)) ?? {};
        return {displayName, id, name};
      }),
    }),
    createdAt: showTime(app.createdAt),
    createdBy: app.createdBy,
    id: app.id,
    immutable: app.immutable,
    lastUpdatedAt: showTime(app.lastUpdatedAt),
    lastUpdatedBy: app.lastUpdatedBy,
    organizationId: app.organizationId,
    ...(behaviour.tanzuFields && {
      ...(app.lastUsedAt !== null && {lastUsedAt: showTime(app.lastUsedAt)}),
      ...(app.secret !== null && {secretAge: Math.floor((now - app.secret.since) / 1000)}),
    }),
  };
  const names = Object.keys(shown).sort();
  return Object.fromEntries(names.map(name => [name, shown[name]]));
}
