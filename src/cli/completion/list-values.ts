import {homedir} from 'node:os';

/** A word that may be completed to, and a few words about it. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

/** `files`: the shell knows them. */
export type Completion = readonly Candidate[] | 'files';

type Lister = (given: readonly string[]) => Promise<Completion>;

/**
 * The values of an option or an argument, which is named by that and its command, as in `run name`. What can't be read
 * has none: a shell that completes a word is not the place to say so.
 */
export async function listValues(place: string, given: readonly string[]): Promise<Completion> {
  const lister = listers[place] ?? listers[place.replace(/^.* /, '* ')];
  try {
    return (await lister?.(given)) ?? [];
  } catch {
    return [];
  }
}

const listFiles: Lister = async () => 'files';

const listers: Readonly<Record<string, Lister>> = {
  '* format': async () => {
    const {formats} = await import('../../format/index.js');
    return Object.keys(formats).map(value => ({value, about: ''}));
  },
  '* connection': async () => {
    const {connections, groups} = await readConfiguration();
    return [
      ...connections.map(({name, provider}) => ({value: name, about: provider})),
      ...groups.map(({name, connections: members}) => ({value: name, about: members.join(', ')})),
    ];
  },
  '* param': async ([name]) => {
    if (name === undefined) return [];
    const [{findQuery}, {listQueries}, {readQuery}] = await loadQueries();
    const {parameters} = readQuery(findQuery(name, listQueries()));
    return parameters.map(each => ({value: `${each.name}=`, about: each.description}));
  },
  '* file': listFiles,
  '* output': listFiles,
  '* config': listFiles,
  '* secretsTo': listFiles,
  '* secrets-to': listFiles,
  '* journal': listFiles,
  '* plan': listFiles,
  '* tls-cert': listFiles,
  '* tls-key': listFiles,
  '* html': listFiles,
  '* db': listFiles,
  'run name': listQueryNames,
  'show name': listQueryNames,
  'resume run': listRunNames,
  'undo run': listRunNames,
  '* provider': async () => {
    const providers = await import('../../providers/index.js');
    return Object.values(providers).map(({name, description}) => ({value: name, about: description}));
  },
  'docs name': async () => {
    const [{listPages}, providers] = await Promise.all([
      import('../docs/list-pages.js'),
      import('../../providers/index.js'),
    ]);
    return listPages(Object.values(providers), []).map(({name, summary}) => ({value: name, about: summary}));
  },
};

async function listQueryNames(given: readonly string[]): Promise<Completion> {
  if (given.length > 0) return [];
  const [, {listQueries}] = await loadQueries();
  return listQueries().map(({name}) => ({value: name, about: ''}));
}

function loadQueries() {
  return Promise.all([
    import('../queries/find-query.js'),
    import('../queries/list-queries.js'),
    import('../queries/read-query.js'),
  ]);
}

async function listRunNames(): Promise<Completion> {
  const [{listRuns}, {findRunFolder}] = await Promise.all([
    import('../journal/find-run.js'),
    import('../journal/run-folder.js'),
  ]);
  return listRuns(findRunFolder()).map(value => ({value, about: ''}));
}

async function readConfiguration() {
  const [{readConfig}, providers] = await Promise.all([
    import('../../config/read-config.js'),
    import('../../providers/index.js'),
  ]);
  return readConfig(undefined, process.env, homedir(), Object.values(providers));
}
