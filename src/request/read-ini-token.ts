import {readFileSync} from 'node:fs';
import type {IniSource} from '../catalog/auth.js';
import {RowgateError} from '../errors.js';
import {expandPath} from './expand-path.js';
import {parseIni} from './ini.js';
import {type LookUp, readVariable} from './look-up.js';

/**
 * The token in the first file that is there, and where that is: the file and its section.
 * @throws RowgateError `no_credentials` for a section that is asked for and missing; `file`.
 */
export function readIniToken(
  source: IniSource,
  {environment, homeFolder}: LookUp,
): {readonly token: string; readonly source: string} | undefined {
  for (const name of source.paths) {
    const file = expandPath(name, environment, homeFolder);
    const text = file === undefined ? undefined : readIfThere(file);
    if (file === undefined || text === undefined) continue;
    const ini = parseIni(text);
    const shared = ini.get('default');
    const told = readVariable(environment, source.profileEnv);
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
