import type {CredentialSource, FormValue} from '../../catalog/auth.js';
import type {Provider} from '../../catalog/provider.js';
import {heading, type Page, sh, type Term, terms, text} from './page.js';

/** The page of a provider: where it is, what signs in to it, and what there is. */
export function makeProviderPage(provider: Provider): Page {
  const {name, description, url, auth, services} = provider;
  const settings: readonly Term[] = [
    ...variable(url.env, 'where the API is', url.default),
    ...variable(url.version?.env, 'version of the API', url.version?.default),
    ...variable(url.ca, 'PEM file of certificate authorities to trust'),
    ...listParameters(provider),
  ];
  return {
    name,
    group: name,
    summary: description,
    blocks: [
      heading('Credentials'),
      text(
        'The first of these that is there is used; a connection of the configuration goes before them ' +
          '(`rowgate docs configuration`). `rowgate doctor` shows which it is, and whether it works.',
      ),
      terms(auth.sources.map(describeSource)),
      ...(settings.length === 0 ? [] : [heading('Variables'), terms(settings)]),
      ...Object.values(services).flatMap(service => [
        heading(`${name}.${service.name}`),
        text(`${service.description}.`),
        terms(
          Object.values(service.resources).map(resource => ({
            name: `${name}.${service.name}.${resource.name}`,
            facts: [...new Set(resource.methods.map(each => each.verb.toUpperCase()))],
            text: resource.description,
          })),
        ),
      ]),
      heading('Examples'),
      sh(`rowgate query --sandbox "SHOW SERVICES IN ${name}"`),
    ],
  };
}

function variable(name: string | undefined, about: string, usual?: string): readonly Term[] {
  if (name === undefined) return [];
  return [{name, facts: usual === undefined ? [] : [`usually ${usual}`], text: about}];
}

/** Parameters of methods that the environment may give, once each. */
function listParameters({services}: Provider): readonly Term[] {
  const all = Object.values(services)
    .flatMap(service => Object.values(service.resources))
    .flatMap(resource => resource.methods)
    .flatMap(method => method.parameters);
  const known = new Map(all.flatMap(each => (each.env === undefined ? [] : [[each.env, each] as const])));
  return [...known].map(([name, {name: parameter, description = ''}]) => ({
    name,
    facts: [`${parameter}, where a statement gives none`],
    text: description,
  }));
}

function describeSource(source: CredentialSource): Term {
  switch (source.kind) {
    case 'env':
      return {name: source.name, facts: ['variable'], text: 'the token itself'};
    case 'file':
      return {name: source.path, facts: ['file'], text: 'its first line'};
    case 'command':
      return {name: source.command.join(' '), facts: ['program'], text: 'the first line that it prints'};
    case 'keystore':
      return {name: `${source.service}, ${source.account}`, facts: ['key store'], text: 'its password'};
    case 'ini':
      return {
        name: source.paths[0] ?? '',
        facts: ['file with profiles'],
        text:
          `\`${source.key}\` of a profile, in the first of these files that is there: ${source.paths.join(', ')}. ` +
          `The profile is that of ${source.profileEnv ?? 'no variable'}, or of \`${source.profileKey ?? ''}\` ` +
          `in the section [DEFAULT], or else "${source.defaultProfile}"`,
      };
    case 'exchange': {
      const {basic, form} = source;
      const names = [
        ...(basic === undefined ? [] : [nameOf(basic.user), nameOf(basic.password)]),
        ...Object.values(form).flatMap(value => (isOptional(value) ? [] : [nameOf(value)])),
      ].filter(each => each !== '');
      return {
        name: names.join(' and '),
        facts: [names.length > 1 ? 'variables' : 'variable'],
        text: `exchanged for an access token at ${source.path}, which is renewed when it ends`,
      };
    }
  }
}

function nameOf(value: FormValue): string {
  return typeof value !== 'string' && value.kind === 'env' ? value.name : '';
}

function isOptional(value: FormValue): boolean {
  return typeof value !== 'string' && value.optional === true;
}
