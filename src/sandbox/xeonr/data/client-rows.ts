import {xeonrClient, xeonrScopes} from '../built-in-tokens.js';
import type {ClientSettings} from '../state.js';

export interface ClientRow {
  /** Pseudo-random unless told. */
  readonly clientId?: string;
  /** Pseudo-random unless told; `null` is none. */
  readonly secret?: string | null;
  readonly scopes?: readonly string[];
  readonly foreign?: true;
  readonly name: string;
  readonly websiteUrl: string;
  readonly redirectUri: string;
  /** `r`efresh token, `i`mplicit, `d`evice code, `c`ode. */
  readonly grants: string;
  readonly settings?: Partial<ClientSettings>;
  /** Days before now, and some hours more. */
  readonly created: number;
}

/**
 * The account's clients. Their websites are those of apps that people authorize elsewhere too: some to the letter,
 * some by host only, since not everybody writes a scheme. New ones go to the end.
 */
export const ownClientRows: readonly ClientRow[] = [
  {
    clientId: xeonrClient.id,
    secret: xeonrClient.secret,
    scopes: xeonrScopes.full,
    name: 'Rowgate automation',
    websiteUrl: 'https://rowgate.larkspur.example',
    redirectUri: 'https://rowgate.larkspur.example/unused',
    grants: '',
    created: 30,
  },
  {
    name: 'Deploy Dashboard',
    websiteUrl: 'https://deploy.larkspur.example',
    redirectUri: 'https://deploy.larkspur.example/oauth/xeonr/callback',
    grants: 'rc',
    settings: {
      isVerified: true,
      applicationId: 'app_prod_deploy',
      applicationBindings: [
        {applicationId: 'app_prod_deploy', config: {jsonConfig: {region: 'eu-central', replicas: 0}}},
      ],
      logoUrl: 'https://cdn.xeonr.example/logos/deploy.png',
    },
    created: 402,
  },
  {
    name: 'Billing Portal',
    websiteUrl: 'https://billing.larkspur.example',
    redirectUri: 'https://billing.larkspur.example/auth/xeonr/callback',
    grants: 'rc',
    settings: {
      isVerified: true,
      applicationId: 'app_prod_billing',
      backchannelLogoutUri: 'https://billing.larkspur.example/backchannel-logout',
      backchannelLogoutSessionRequired: true,
      postLogoutRedirectUris: ['https://billing.larkspur.example/logged-out'],
    },
    created: 388,
  },
  {
    name: 'Grafana',
    websiteUrl: 'https://grafana.larkspur.example',
    redirectUri: 'https://grafana.larkspur.example/login/generic_oauth',
    grants: 'rc',
    settings: {isVerified: true},
    created: 371,
  },
  {
    name: 'Backstage',
    websiteUrl: 'https://backstage.larkspur.example',
    redirectUri: 'https://backstage.larkspur.example/api/auth/xeonr/handler/frame',
    grants: 'rc',
    settings: {applicationId: 'app_prod_backstage', usesManagedBuckets: true},
    created: 205,
  },
  {
    name: 'Argo CD',
    websiteUrl: 'https://argocd.larkspur.example',
    redirectUri: 'https://argocd.larkspur.example/auth/callback',
    grants: 'rc',
    created: 99,
  },
  {
    name: 'Status Page',
    websiteUrl: 'https://status.larkspur.example',
    redirectUri: 'https://status.larkspur.example/oauth',
    grants: 'c',
    created: 151,
  },
  {
    name: 'Notebook Hub',
    websiteUrl: 'https://notebooks.larkspur.example',
    redirectUri: 'https://notebooks.larkspur.example/hub/oauth_callback',
    grants: 'rc',
    settings: {usesManagedBuckets: true, applicationId: 'app_prod_notebooks'},
    created: 12,
  },
  {
    name: 'Acme Migration Tool',
    websiteUrl: 'https://migrate.acme.example',
    redirectUri: 'http://migrate.acme.example/xeonr/oauth',
    grants: 'ric',
    created: 66,
  },
  {
    name: 'Wiki',
    websiteUrl: 'http://wiki.larkspur.example',
    redirectUri: 'http://wiki.larkspur.example/oauth2/callback',
    grants: 'c',
    created: 530,
  },
  {
    name: 'larkctl',
    secret: null,
    websiteUrl: 'http://127.0.0.1:53682',
    redirectUri: 'http://127.0.0.1:53682/',
    grants: 'rdc',
    created: 301,
  },
  {
    name: 'ci-terraform',
    websiteUrl: 'http://localhost:8400',
    redirectUri: 'http://localhost:8400/callback',
    grants: 'c',
    created: 58,
  },
  {
    name: 'Mobile App (iOS)',
    secret: null,
    websiteUrl: 'https://larkspur.example',
    redirectUri: 'larkspur-ios://oauth/callback',
    grants: 'rc',
    created: 120,
  },
  {
    name: 'Mobile App (Android)',
    secret: null,
    websiteUrl: 'https://larkspur.example',
    redirectUri: 'larkspur-android://oauth/callback',
    grants: 'rc',
    created: 119,
  },
  {
    name: 'Größenrechner',
    secret: null,
    websiteUrl: 'https://rechner.larkspur.example',
    redirectUri: 'https://rechner.larkspur.example/oauth/callback',
    grants: 'ic',
    created: 90,
  },
  {
    name: 'Cost Explorer',
    websiteUrl: 'https://costs.larkspur.example',
    redirectUri: 'https://costs.larkspur.example/oauth/callback',
    grants: 'rc',
    created: 261,
  },
  {
    name: 'Legacy Control Panel',
    websiteUrl: 'http://panel.larkspur.test',
    redirectUri: 'http://panel.larkspur.test/oauth/return',
    grants: 'i',
    created: 1390,
  },
  {
    name: 'Support Desk',
    websiteUrl: 'https://support.larkspur.example',
    redirectUri: 'https://support.larkspur.example/integrations/xeonr',
    grants: 'rc',
    settings: {
      frontchannelLogoutUri: 'https://support.larkspur.example/frontchannel-logout',
      frontchannelLogoutSessionRequired: true,
    },
    created: 340,
  },
  {
    name: 'Data Warehouse Loader',
    websiteUrl: 'https://etl.larkspur.example',
    redirectUri: 'https://etl.larkspur.example/oauth/callback?source=xeonr',
    grants: '',
    settings: {usesManagedBuckets: true},
    created: 77,
  },
];

/** Clients of others. */
export const foreignClientRows: readonly ClientRow[] = [
  ['Uptime Sparrow', 'https://uptime-sparrow.example', true],
  ['Cloud Broom', 'https://cloudbroom.example', false],
  ['Domain Ferret', 'https://ferret.example', false],
  ['Kubernetes Lens', 'https://k8slens.example', true],
  ['Security Scanner', 'https://scanner.northgate.example', true],
].map(([name, websiteUrl, isVerified]) => ({
  foreign: true,
  name: String(name),
  websiteUrl: String(websiteUrl),
  redirectUri: `${websiteUrl}/callback`,
  grants: 'rc',
  settings: {isVerified: isVerified === true},
  created: 900,
}));
