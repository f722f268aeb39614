import {readdirSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {type Candidate, toCandidates} from './candidate.js';

/** The files and folders whose path begins with what is typed; `~` is the home folder. Hidden ones where a dot is typed. */
export function completePath(typed: string): readonly Candidate[] {
  const cut = typed.lastIndexOf('/') + 1;
  const folder = typed.slice(0, cut);
  const prefix = typed.slice(cut);
  try {
    return readdirSync(expandHome(folder) || '.', {withFileTypes: true})
      .filter(({name}) => name.startsWith(prefix) && (prefix !== '' || !name.startsWith('.')))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap(entry => toCandidates([folder + entry.name], entry.isDirectory() ? '/' : ' '));
  } catch {
    return [];
  }
}

export function expandHome(given: string): string {
  return given === '~' || given.startsWith('~/') ? path.join(homedir(), given.slice(1)) : given;
}
