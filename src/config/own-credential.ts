import type {Auth, CredentialSource, ExchangeSource, FormValue, SecretSource} from '../catalog/auth.js';

/** Values of a connection that a form may have, by the names of its fields. */
type Parameters = Readonly<Record<string, string>>;

/**
 * A connection's own token in place of the provider's: sent as it is, or exchanged if the provider has it so.
 * Undefined where the provider takes no single token.
 */
export function ownToken(
  auth: Auth,
  token: SecretSource,
  parameters: Parameters,
): CredentialSource | undefined {
  for (const source of auth.sources) {
    if (source.kind !== 'exchange') return token;
    const required = Object.entries(source.form).filter(([, value]) => isRequired(value));
    const [field] = required;
    if (source.basic === undefined && field !== undefined && required.length === 1) {
      return {...source, form: {...fillForm(source, parameters), [field[0]]: token}};
    }
  }
  return undefined;
}

/** The ID and the secret of a connection's own client. Undefined where the provider takes none. */
export function ownClient(
  auth: Auth,
  id: string,
  secret: SecretSource,
  parameters: Parameters,
): CredentialSource | undefined {
  for (const source of auth.sources) {
    if (source.kind === 'exchange' && source.basic !== undefined) {
      return {...source, basic: {user: id, password: secret}, form: fillForm(source, parameters)};
    }
  }
  return undefined;
}

/** The form without what the environment says of another account: fixed values, and the connection's own. */
function fillForm({form}: ExchangeSource, parameters: Parameters): Readonly<Record<string, FormValue>> {
  const fields = Object.entries(form).flatMap(([name, value]): readonly (readonly [string, FormValue])[] => {
    if (typeof value === 'string' || !value.optional) return [[name, value]];
    const own = parameters[name];
    return own === undefined ? [] : [[name, own]];
  });
  return Object.fromEntries(fields);
}

function isRequired(value: FormValue): boolean {
  return typeof value !== 'string' && !value.optional;
}
