import type {Catalog} from '../../../catalog/catalog.js';
import {type Piece, scanInput} from '../scan-input.js';

/** What must not get into a file of statements. */
export interface KeepRule {
  /** Names of columns and parameters whose values are secrets, as `normaliseName` has them. */
  readonly secretNames: ReadonlySet<string>;
  /** Names that look like those of secrets, and are those of methods. */
  readonly methodNames: ReadonlySet<string>;
  /** Credentials and secrets that are known in this session. */
  readonly secrets: () => Iterable<string>;
}

/** Shorter ones are found in many a text. */
const shortestSecret = 4;

const secretWord =
  /(?:secret|password|passwd|passphrase|token|api_?key|private_?key|access_?key|credentials?)$/i;
const knownToken =
  /\b(?:eyJ[\w-]{8,}\.|gh[opsu]_\w{16,}|github_pat_\w+|xox[a-z]-|AKIA[0-9A-Z]{12}|Bearer\s+\S{8,}|sk-\w{16,})/;
const run = /[\w+=.~-]{24,}/g;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;

/**
 * Whether a statement may be kept in the history file. When in doubt, it is not: one that begins with a blank, that sets a
 * value with `.param set`, that has a value and names a secret, or in which something looks like a token or is a secret that is known.
 */
export function mayKeep(text: string, rule: KeepRule): boolean {
  if (/^\s/.test(text)) return false;
  if (/^\.p\w*\s+set\b/i.test(text)) return false;
  for (const secret of rule.secrets())
    if (secret.length >= shortestSecret && text.includes(secret)) return false;
  if (knownToken.test(text) || hasTokenLike(text)) return false;
  return !hasValue(text) || !namesSecret(text, rule);
}

/** The rule for statements about what a catalog has. */
export function createKeepRule({resources}: Catalog, secrets: KeepRule['secrets']): KeepRule {
  const names = new Set<string>();
  const methods = resources.flatMap(({resource}) => resource.methods);
  for (const {resource} of resources) {
    const columns = [...resource.columns, ...resource.methods.flatMap(({returns}) => returns ?? [])];
    const parameters = resource.methods.flatMap(each => each.parameters);
    for (const {name, secret} of [...columns, ...parameters]) if (secret) names.add(normaliseName(name));
  }
  const methodNames = methods.flatMap(({name, aliases = []}) => [name, ...aliases]);
  return {secretNames: names, methodNames: new Set(methodNames.map(normaliseName)), secrets};
}

function normaliseName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

/** A long run of letters and digits mixed. An ID of Linode is shorter, and a UUID is no secret. */
function hasTokenLike(text: string): boolean {
  const runs = text.replace(uuid, ' ').match(run) ?? [];
  return runs.some(each => /\d/.test(each) && /[a-z]/i.test(each) && !isWords(each));
}

/** `linode.account.oauth_clients`, `team-wiki.larkspur.example`, `2024-01-31`: words and numbers, each short, with marks between. */
function isWords(text: string): boolean {
  return text.split(/[-._~+=]/).every(part => part.length < 16 && /^(?:\d*|[a-z]*\d{0,4})$/i.test(part));
}

function hasValue(text: string): boolean {
  const isValue = new Set<Piece['kind']>(['string', 'quoted', 'number']);
  return text.startsWith('.') || scanInput(text).some(({kind}) => isValue.has(kind));
}

function namesSecret(text: string, {secretNames, methodNames}: KeepRule): boolean {
  const words = (text.match(/[A-Za-z_]\w*/g) ?? []).filter(word => !methodNames.has(normaliseName(word)));
  const isSecret = (word: string) => secretWord.test(word) || secretNames.has(normaliseName(word));
  return words.some(isSecret) || insertsUnnamed(text);
}

/** INSERT without names of columns: any of the values may be the secret. */
function insertsUnnamed(text: string): boolean {
  return /\binsert\s+into\s+[\w."`[\]]+\s+(?:values|select|with)\b/i.test(text);
}
