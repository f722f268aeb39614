import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Provider} from '../catalog/provider.js';
import {RowgateError} from '../errors.js';
import type {Config} from './config.js';
import {findConfigFolder} from './find-config-folder.js';

type Environment = Readonly<Record<string, string | undefined>>;

const noConfig: Config = {connections: [], groups: [], readOnly: false};

/**
 * Reads the configuration file: the one given, the one that ROWGATE_CONFIG names, or `rowgate/config.yaml` in
 * XDG_CONFIG_HOME or `~/.config`, which need not be there.
 * @throws RowgateError `usage` where it can't be read, and for a mistake in it, with its place; `insecure_url`.
 */
export async function readConfig(
  file: string | undefined,
  environment: Environment,
  homeFolder: string,
  providers: readonly Provider[],
): Promise<Config> {
  const named = file ?? (environment.ROWGATE_CONFIG || undefined);
  const place =
    named === undefined
      ? path.join(findConfigFolder(environment, homeFolder), 'config.yaml')
      : path.resolve(named);
  const text = readText(place, named !== undefined);
  if (text === undefined) return noConfig;
  // The parser is loaded only where there is something to parse: most commands run without a file.
  const {parseConfig} = await import('./parse-config.js');
  return parseConfig(text, place, providers);
}

function readText(file: string, isNamed: boolean): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (!isNamed && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw new RowgateError('usage', `the configuration file ${file} can't be read (${code})`);
  }
}
