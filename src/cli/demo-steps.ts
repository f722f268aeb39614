export interface DemoStep {
  readonly title: string;
  readonly sql: string;
  /** Shown, not made. */
  readonly isPreview?: true;
  /** Its SQL is that of the step before. */
  readonly isRepeated?: true;
}

const change = `UPDATE linode.account.oauth_clients
SET redirect_uri = replace(redirect_uri, 'localhost', '127.0.0.1')
WHERE label = 'ci-packer'`;

/** The main job, from a question to a change. All of it fits two screens of 80 columns. */
export const demoSteps: readonly DemoStep[] = [
  {
    title: 'Ask: which grants end this week, and whose OAuth clients are they?',
    sql: `SELECT label, expiry, uri_host(redirect_uri) AS host
FROM linode.profile.apps JOIN linode.account.oauth_clients USING (label)
WHERE expiry BETWEEN now() AND datetime('now', '+7 days') ORDER BY expiry`,
  },
  {
    title: 'Explain: what would be called, and what does the API filter by itself?',
    sql: "EXPLAIN SELECT label FROM oauth_clients WHERE label LIKE 'ci-%' AND public",
  },
  {
    title: 'Preview a change (--dry-run): a redirect to localhost, by address instead',
    sql: change,
    isPreview: true,
  },
  {
    title: 'Make it: each row has an outcome of its own',
    sql: change,
    isRepeated: true,
  },
];
