import {existsSync, statSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Config} from '../../config/config.js';
import {findConfigFolder} from '../../config/find-config-folder.js';
import {hasKeystore} from '../../request/write-keystore.js';
import {listRuns} from '../journal/find-run.js';
import {findRunFolder} from '../journal/run-folder.js';
import {findPackageFolder, readVersion} from '../package-folder.js';
import {listQueries} from '../queries/list-queries.js';
import type {Finding} from './finding.js';

const [leastMajor, leastMinor] = [20, 19];

/** The versions that run. */
export function examineProgram(): readonly Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return [
    {area: 'Program', name: 'rowgate', state: 'ok', text: `${readVersion()}, in ${findPackageFolder()}`},
    {
      area: 'Program',
      name: 'Node',
      state: isNew ? 'ok' : 'problem',
      text: `${process.version} on ${process.platform}`,
      ...(!isNew && {hint: `It needs Node ${leastMajor}.${leastMinor} or later.`}),
    },
  ];
}

/** The file that is read, and the folders of queries and journals. */
export function examineFiles({path: file, connections, groups}: Config): readonly Finding[] {
  const queries = listQueries();
  const own = queries.filter(each => each.isOwn).length;
  const runs = findRunFolder();
  return [
    file === undefined
      ? {
          area: 'Configuration',
          name: 'file',
          state: 'note',
          text: `none: there is no ${path.join(findConfigFolder(process.env, homedir()), 'config.yaml')}`,
          hint: 'It is needed for several accounts only; rowgate init writes it.',
        }
      : {
          area: 'Configuration',
          name: 'file',
          ...judgeMode(file, `${file}: ${connections.length} connections, ${groups.length} groups`),
        },
    {
      area: 'Configuration',
      name: 'queries',
      state: 'ok',
      text: `${queries.length - own} ready, ${own} of your own`,
    },
    {
      area: 'Configuration',
      name: 'journals',
      state: 'ok',
      text: existsSync(runs) ? `${listRuns(runs).length} runs in ${runs}` : `none yet; they go to ${runs}`,
    },
  ];
}

/** Who may write the file says where tokens are sent. */
function judgeMode(file: string, text: string): Pick<Finding, 'state' | 'text' | 'hint'> {
  const mode = statSync(file).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o022) === 0) return {state: 'ok', text};
  return {
    state: 'problem',
    text: `${text}; others than its owner may write it (mode ${mode.toString(8)})`,
    hint: `Whoever writes it says where tokens are sent: chmod 600 ${file}`,
  };
}

const proxies = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

/** Variables that change, or are thought to change, how requests are sent. */
export function examineNetwork(environment: NodeJS.ProcessEnv): readonly Finding[] {
  const isSet = (name: string) => (environment[name] ?? '') !== '';
  const found = proxies.flatMap(name => [name, name.toLowerCase()]).filter(isSet);
  const unchecked = environment.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  return [
    found.length === 0
      ? {area: 'Network', name: 'proxy', state: 'ok', text: 'none is set; requests go straight to the API'}
      : {
          area: 'Network',
          name: 'proxy',
          state: 'note',
          text: `${found.join(', ')} is set and not used: requests go straight to the API`,
        },
    unchecked
      ? {
          area: 'Network',
          name: 'certificates',
          state: 'problem',
          text: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: nobody checks who gets the tokens',
          hint: 'Unset it, and trust an authority with LINODE_CA or the ca of a connection.',
        }
      : {
          area: 'Network',
          name: 'certificates',
          state: 'ok',
          text: isSet('NODE_EXTRA_CA_CERTS') ? 'checked, with those of NODE_EXTRA_CA_CERTS' : 'checked',
        },
  ];
}

const packages: Readonly<Record<string, string>> = {
  '@napi-rs/keyring': "secrets in the operating system's key store",
  selfsigned: 'encrypted sessions of rowgate serve without a certificate of your own',
  kysely: 'the Kysely dialect, rowgate/kysely',
  '@electric-sql/pglite': 'system catalogs for Postgres clients',
};

/** Packages that are not needed, and what they are for. */
export async function examinePackages(): Promise<readonly Finding[]> {
  const works = await hasKeystore();
  return Object.entries(packages).map(([name, purpose]): Finding => {
    const finding = {area: 'Packages', name} as const;
    if (!isInstalled(name)) {
      return {
        ...finding,
        state: 'note',
        text: `not installed: ${purpose}`,
        hint: `To add it: npm install ${name}`,
      };
    }
    if (name !== '@napi-rs/keyring' || works) return {...finding, state: 'ok', text: purpose};
    return {...finding, state: 'note', text: 'installed, but there is no key store in this session'};
  });
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch {
    return false;
  }
}
