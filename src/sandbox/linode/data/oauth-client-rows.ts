import type {OAuthClient} from '../state.js';

export interface OAuthClientRow {
  readonly label: string;
  readonly redirectUri: string;
  readonly public?: true;
  readonly status?: OAuthClient['status'];
  readonly thumbnail?: true;
}

/** The OAuth clients of a company that has built up some history. New ones go to the end: ids follow the order. */
export const oauthClientRows: readonly OAuthClientRow[] = [
  {label: 'Deploy Dashboard', redirectUri: 'https://deploy.larkspur.example/oauth/callback', thumbnail: true},
  {
    label: 'Billing Portal',
    redirectUri: 'https://billing.larkspur.example/auth/linode/callback',
    thumbnail: true,
  },
  {label: 'Grafana', redirectUri: 'https://grafana.larkspur.example/login/generic_oauth', thumbnail: true},
  {
    label: 'Grafana (old)',
    redirectUri: 'http://grafana.internal.larkspur.example:3000/login',
    status: 'disabled',
  },
  {label: 'Backstage', redirectUri: 'https://backstage.larkspur.example/api/auth/linode/handler/frame'},
  {label: 'Argo CD', redirectUri: 'https://argocd.larkspur.example/auth/callback', thumbnail: true},
  {label: 'Status Page', redirectUri: 'https://status.larkspur.example/oauth', thumbnail: true},
  {label: 'Status Page', redirectUri: 'https://status-staging.larkspur.example/oauth'},
  {label: 'Inventory Sync', redirectUri: 'http://inventory.larkspur.example/callback'},
  {
    label: 'Legacy Control Panel',
    redirectUri: 'http://panel.larkspur.test/oauth/return',
    status: 'suspended',
  },
  {label: "Ops 'on-call' bot", redirectUri: 'https://bots.larkspur.example/oncall/oauth'},
  {label: 'Quota 80% Alerts', redirectUri: 'https://alerts.larkspur.example/linode/callback'},
  {label: 'Größenrechner', redirectUri: 'https://rechner.larkspur.example/oauth/callback', public: true},
  {label: '東京リージョン監視', redirectUri: 'https://tokyo.monitor.larkspur.example/cb'},
  {
    label: 'Café Kiosk 🌱',
    redirectUri: 'https://kiosk.larkspur.example/signin',
    public: true,
    thumbnail: true,
  },
  {label: 'ci-terraform', redirectUri: 'http://localhost:8400/callback'},
  {label: 'ci-ansible', redirectUri: 'http://127.0.0.1:8912/oauth'},
  {label: 'ci-packer', redirectUri: 'http://localhost/oauth'},
  {label: 'ci-smoke-tests', redirectUri: 'https://ci.larkspur.example/smoke/callback'},
  {label: 'ci-smoke-tests', redirectUri: 'https://ci.larkspur.example/smoke/callback', status: 'disabled'},
  {label: 'ci-nightly', redirectUri: 'http://ci.larkspur.example/nightly/callback'},
  {label: 'CI-release', redirectUri: 'https://ci.larkspur.example/release/callback'},
  {label: 'Single Page Demo', redirectUri: 'https://demo.larkspur.example/#/oauth/callback', public: true},
  {label: 'Partner Preview', redirectUri: 'https://*.preview.larkspur.example/oauth/callback'},
  {label: 'Mobile App (iOS)', redirectUri: 'larkspur-ios://oauth/callback', public: true, thumbnail: true},
  {
    label: 'Mobile App (Android)',
    redirectUri: 'larkspur-android://oauth/callback',
    public: true,
    thumbnail: true,
  },
  {label: 'Desktop Client', redirectUri: 'http://[::1]:53682/', public: true},
  {label: 'larkctl', redirectUri: 'http://127.0.0.1:53682/', public: true},
  {label: 'Data Warehouse Loader', redirectUri: 'https://etl.larkspur.example/oauth/callback?source=linode'},
  {label: 'Cost Explorer', redirectUri: 'https://costs.larkspur.example/oauth/callback', thumbnail: true},
  {
    label: 'cost explorer',
    redirectUri: 'https://costs-dev.larkspur.example/oauth/callback',
    status: 'disabled',
  },
  {label: 'Support Desk', redirectUri: 'https://support.larkspur.example/integrations/linode'},
  {label: 'Acme Migration Tool', redirectUri: 'https://migrate.acme.example/linode/oauth'},
  {
    label: 'Acme Migration Tool (test)',
    redirectUri: 'http://migrate.acme.test:8080/linode/oauth',
    status: 'suspended',
  },
  {label: 'Snapshot Janitor', redirectUri: 'https://janitor.larkspur.example/oauth'},
  {label: 'DNS_Sync', redirectUri: 'https://dns.larkspur.example/oauth/callback'},
  {label: 'DNS-Sync', redirectUri: 'https://dns2.larkspur.example/oauth/callback', status: 'disabled'},
  {label: 'Security Scanner', redirectUri: 'https://scanner.northgate.example/callback'},
  {
    label: 'Notebook Hub',
    redirectUri: 'https://notebooks.larkspur.example/hub/oauth_callback',
    thumbnail: true,
  },
  {label: 'Wiki', redirectUri: 'http://wiki.larkspur.example/oauth2/callback'},
  {label: 'Test_Client_1', redirectUri: 'https://example.org/oauth/callback'},
  {
    label: 'Payroll Export',
    redirectUri: 'https://payroll.larkspur.example/oauth/callback',
    status: 'suspended',
  },
];
