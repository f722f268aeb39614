/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where settings and credentials are looked up. */
export interface LookUp {
  readonly environment: Environment;
  readonly homeFolder: string;
}

/** The value of a variable, trimmed; undefined where it is not set or empty. */
export function readVariable(environment: Environment, name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : environment[name]?.trim();
  return value === '' ? undefined : value;
}
