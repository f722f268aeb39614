import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Auth, CredentialSource} from '../catalog/auth.js';
import {RowgateError} from '../errors.js';
import {parseIni} from './ini.js';

type Environment = Readonly<Record<string, string | undefined>>;
type IniSource = Extract<CredentialSource, {readonly kind: 'ini'}>;

export interface Credential {
  readonly token: string;
  /** Where it is from, as people know it: the name of a variable, or a file and its section. */
  readonly source: string;
}

/**
 * The first token that the sources have.
 * @throws RowgateError `no_credentials` where there is none or it can't be sent; `file` where a file is there and
 * can't be read. No message shows a token.
 */
export function findCredential(auth: Auth, environment: Environment, homeFolder: string): Credential {
  for (const source of auth.sources) {
    const found =
      source.kind === 'env'
        ? {token: environment[source.name]?.trim() ?? '', source: source.name}
        : readIni(source, environment, homeFolder);
    if (found !== undefined && found.token !== '') return checkToken(found);
  }
  throw missing(auth);
}

function missing({sources}: Auth): RowgateError {
  const names = sources.flatMap(source => (source.kind === 'env' ? [source.name] : []));
  const files = sources.flatMap(source => (source.kind === 'ini' ? source.paths.slice(-1) : []));
  const [first] = names;
  const message = first === undefined ? 'There is no token' : `There is no token: ${first} is not set`;
  const others = [...names.slice(1), ...files.map(file => `a profile in ${file}`)];
  const also =
    others.length === 0 ? '' : ` (${others.join(' and ')} ${others.length === 1 ? 'works' : 'work'} too)`;
  const way = first === undefined ? `Add one to ${files[0]}` : `Set ${first} to one`;
  return new RowgateError('no_credentials', message, {
    hint: `${way}${also}, or try with --sandbox, which needs none`,
  });
}

/** Anything else than printable ASCII is a slip of copying, and a line break would add a header. */
function checkToken(found: Credential): Credential {
  if (/^[\x21-\x7e]+$/.test(found.token)) return found;
  throw new RowgateError(
    'no_credentials',
    `The token of ${found.source} has blanks, line breaks or other characters that a token can't have`,
    {
      hint: 'Copy it again, without anything before or after it',
    },
  );
}

function readIni(source: IniSource, environment: Environment, homeFolder: string): Credential | undefined {
  for (const name of source.paths) {
    const file = expandPath(name, environment, homeFolder);
    const text = file === undefined ? undefined : readIfThere(file);
    if (file === undefined || text === undefined) continue;
    const ini = parseIni(text);
    const shared = ini.get('default');
    const told = source.profileEnv === undefined ? undefined : environment[source.profileEnv]?.trim();
    const named = source.profileKey === undefined ? undefined : shared?.get(source.profileKey.toLowerCase());
    const profile = told || named || source.defaultProfile;
    const section = ini.get(profile.toLowerCase());
    if (told && section === undefined) {
      throw new RowgateError(
        'no_credentials',
        `${file} has no profile "${told}", which ${source.profileEnv} names`,
      );
    }
    // As readers of such files do, what a section lacks is taken from [DEFAULT].
    const token = section?.get(source.key.toLowerCase()) ?? shared?.get(source.key.toLowerCase()) ?? '';
    return {token: token.trim(), source: `${file} [${profile}]`};
  }
  return undefined;
}

function expandPath(name: string, environment: Environment, homeFolder: string): string | undefined {
  if (name.startsWith('~/')) return path.join(homeFolder, name.slice(2));
  const [, variable, rest] = /^\$(\w+)(.*)$/.exec(name) ?? [];
  if (variable === undefined || rest === undefined) return name;
  const value = environment[variable];
  return value === undefined || value === '' ? undefined : value + rest;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    // A folder by that name is another program's.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new RowgateError('file', `${file}, which may have a token, can't be read (${code})`);
  }
}
