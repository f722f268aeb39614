export interface AuthorizedAppRow {
  readonly label: string;
  readonly website: string;
  readonly scopes: string;
  /** Days before now, and some hours more. */
  readonly created: number;
  /** Days after now; `null` is never. */
  readonly expires: number | null;
}

/**
 * What users have let in. Some are the account's own OAuth clients, by label or by host, some resemble one, and
 * some are strangers. As in Linode's documents, a website may be a bare host. New ones go to the end.
 */
export const authorizedAppRows: readonly AuthorizedAppRow[] = [
  {
    label: 'Deploy Dashboard',
    website: 'deploy.larkspur.example',
    scopes: 'linodes:read_write volumes:read_write',
    created: 410,
    expires: 3.5,
  },
  {
    label: 'Billing Portal',
    website: 'billing.larkspur.example',
    scopes: 'account:read_only',
    created: 385,
    expires: null,
  },
  {
    label: 'Grafana',
    website: 'grafana.larkspur.example',
    scopes: 'linodes:read_only longview:read_only',
    created: 377,
    expires: 21,
  },
  {
    label: 'Grafana (old)',
    website: 'http://grafana.internal.larkspur.example:3000',
    scopes: '*',
    created: 803,
    expires: -45,
  },
  {
    label: 'Backstage',
    website: 'https://backstage.larkspur.example',
    scopes: 'linodes:read_only domains:read_only',
    created: 201,
    expires: 60,
  },
  {label: 'Argo CD', website: 'argocd.larkspur.example', scopes: 'lke:read_write', created: 96, expires: 6.5},
  {
    label: 'Status Page',
    website: 'status.larkspur.example',
    scopes: 'linodes:read_only',
    created: 144,
    expires: 14,
  },
  {label: 'Legacy Control Panel', website: 'panel.larkspur.test', scopes: '*', created: 1460, expires: null},
  {label: 'ci-terraform', website: 'http://localhost:8400', scopes: '*', created: 58, expires: 0.5},
  {
    label: 'ci-nightly',
    website: 'ci.larkspur.example',
    scopes: 'linodes:read_write images:read_write',
    created: 33,
    expires: -1,
  },
  {
    label: 'larkctl',
    website: 'http://127.0.0.1:53682',
    scopes: 'account:read_write',
    created: 7,
    expires: 1.5,
  },
  {
    label: 'Mobile App (iOS)',
    website: 'larkspur.example',
    scopes: 'linodes:read_only',
    created: 19,
    expires: 9,
  },
  {
    label: 'Mobile App (Android)',
    website: 'larkspur.example',
    scopes: 'linodes:read_only',
    created: 18,
    expires: 12,
  },
  {
    label: 'Cost Explorer',
    website: 'costs.larkspur.example',
    scopes: 'account:read_only',
    created: 250,
    expires: 115,
  },
  {
    label: 'cost-explorer',
    website: 'costs-dev.larkspur.example',
    scopes: 'account:read_only',
    created: 249,
    expires: -200,
  },
  {
    label: 'Notebook Hub',
    website: 'https://notebooks.larkspur.example',
    scopes: 'account:read_only linodes:read_only',
    created: 5,
    expires: 28,
  },
  {
    label: 'Acme Migration Tool',
    website: 'https://migrate.acme.example',
    scopes: 'linodes:read_write domains:read_write',
    created: 61,
    expires: 5,
  },
  {
    label: 'Security Scanner',
    website: 'scanner.northgate.example',
    scopes: 'account:read_only firewall:read_only',
    created: 122,
    expires: 243,
  },
  {
    label: 'Wiki',
    website: 'http://wiki.larkspur.example',
    scopes: 'account:read_only',
    created: 512,
    expires: null,
  },
  {
    label: 'Linode Manager',
    website: 'https://manager.linode.example',
    scopes: '*',
    created: 2,
    expires: 0.08,
  },
  {
    label: 'Uptime Sparrow',
    website: 'https://uptime-sparrow.example',
    scopes: 'linodes:read_only',
    created: 700,
    expires: null,
  },
  {label: 'Cloud Broom', website: 'cloudbroom.example', scopes: '*', created: 640, expires: -12},
  {
    label: "Fred's Backup Script",
    website: 'http://fred.larkspur.test',
    scopes: '*',
    created: 930,
    expires: null,
  },
  {
    label: 'Domain Ferret',
    website: 'https://ferret.example',
    scopes: 'domains:read_only',
    created: 44,
    expires: 16,
  },
  {
    label: 'Kubernetes Lens',
    website: 'https://k8slens.example',
    scopes: 'lke:read_only',
    created: 12,
    expires: 78,
  },
  {
    label: 'Größenrechner',
    website: 'rechner.larkspur.example',
    scopes: 'linodes:read_only',
    created: 88,
    expires: 365,
  },
  {label: 'example-app', website: 'example.org', scopes: 'linodes:read_only', created: 27, expires: null},
];
