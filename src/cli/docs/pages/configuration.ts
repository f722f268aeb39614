import {exampleConfig} from '../../help/example-config.js';
import {files} from '../../help/files.js';
import {variables} from '../../help/variables.js';
import {heading, type Page, sh, terms, text, yaml} from '../page.js';

/** The configuration file, variables and files. */
export const configuration: Page = {
  name: 'configuration',
  group: 'Guide',
  summary: 'Accounts with names, where secrets are kept, limits, variables and files',
  blocks: [
    text(`
Without a configuration each provider takes its credential from the environment: \`linode\`, \`vmware\`, \`xeonr\`. A
configuration file gives accounts names, and says where their secrets are; it holds none. \`rowgate init\` writes it,
\`rowgate doctor\` looks into what does not work.`),
    text(`
The file is that of \`--config\`, of ROWGATE_CONFIG, or \`~/.config/rowgate/config.yaml\`. What a connection says goes
before the environment.`),
    yaml(exampleConfig),
    heading('Of a connection'),
    terms([
      {name: 'provider', facts: ['required'], text: '`linode`, `vmware` or `xeonr`'},
      {name: 'token', facts: ['a secret'], text: 'A token, or what is exchanged for one'},
      {
        name: 'client_id, client_secret',
        facts: ['a text, a secret'],
        text: 'Instead of a token, where the provider takes a client',
      },
      {name: 'url', facts: [], text: 'Where the API is, if elsewhere'},
      {name: 'ca', facts: ['path'], text: 'PEM file of certificate authorities to trust'},
      {name: 'parameters', facts: [], text: 'Values that a statement does not give, such as `orgId`'},
      {name: 'concurrency', facts: ['1 to 1000'], text: 'Requests under way at once'},
      {name: 'read_only', facts: ['true or false'], text: 'Refuses changes over it'},
    ]),
    heading('Where a secret is'),
    terms([
      {name: '{env: NAME}', facts: ['variable'], text: 'A variable of the environment'},
      {name: '{file: ~/path}', facts: ['file'], text: 'Its first line; only its owner may read it'},
      {
        name: '{command: [program, argument]}',
        facts: ['program'],
        text: 'The first line that it prints; it is run without a shell',
      },
      {
        name: '{keystore: {service: a, account: b}}',
        facts: ['key store'],
        text: 'A password in the key store of the operating system, by the package @napi-rs/keyring',
      },
    ]),
    heading('Of all'),
    terms([
      {name: 'groups', facts: [], text: 'Connections of one provider that are read as one table'},
      {name: 'read_only: true', facts: [], text: 'Refuses all changes'},
      {name: 'max_changes', facts: ['usually 100'], text: 'The most rows that one statement may change'},
    ]),
    heading('Which account'),
    text(`
The name of a connection or a group stands where the provider's would, as in \`prod.account.oauth_clients\`. The hidden
column \`connection\` of a group says which account a row is of, and a change goes back to it. \`--connection NAME\` is
for statements that name none.`),
    sh(
      'rowgate connections\nrowgate query --connection prod "SELECT count(*) FROM linode.account.oauth_clients"',
    ),
    heading('Variables'),
    terms(Object.entries(variables).map(([name, about]) => ({name, facts: [], text: about}))),
    heading('Files'),
    terms(Object.entries(files).map(([name, about]) => ({name, facts: [], text: about}))),
  ],
};
