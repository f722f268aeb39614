/** The variables of the environment that commands read, in the order in which help tells them. */
export const variables = {
  LINODE_TOKEN: 'personal access token of Linode; or LINODE_CLI_TOKEN, or a file of linode-cli',
  CSP_API_TOKEN: 'API token of VMware Cloud Services; or CSP_CLIENT_ID and CSP_CLIENT_SECRET',
  CSP_ORG_ID: 'the organization there, unless a statement says another',
  XEONR_TOKEN: 'access token of Xeonr; or XEONR_CLIENT_ID and XEONR_CLIENT_SECRET',
  ROWGATE_CONFIG: 'the configuration file',
  ROWGATE_DB: 'the SQLite file of local tables and views',
  ROWGATE_QUERIES: 'folders with queries of your own',
  PAGER: 'the program for long results; less if it is not set, none if it is empty',
  ROWGATE_PASSWORD: 'the password that clients of the server need',
  XDG_CONFIG_HOME: 'the folder of rowgate/config.yaml, if not ~/.config',
  XDG_CACHE_HOME: 'the folder of what can be made again, if not ~/.cache',
  XDG_STATE_HOME: 'the folder of rowgate/runs, if not ~/.local/state',
  NODE_DISABLE_COMPILE_CACHE: 'if it is set, no compiled code is kept',
  NO_COLOR: 'if it is set, nothing is in colours',
} as const satisfies Readonly<Record<string, string>>;

export type VariableName = keyof typeof variables;

/** Those of every command that asks an API. */
export const accountVariables: readonly VariableName[] = [
  'LINODE_TOKEN',
  'CSP_API_TOKEN',
  'CSP_ORG_ID',
  'XEONR_TOKEN',
  'ROWGATE_CONFIG',
  'ROWGATE_DB',
  'NO_COLOR',
];
