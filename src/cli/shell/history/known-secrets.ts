/** Values of the environment that are credentials, by the names of their variables. */
export function listKnownSecrets(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && value !== '' && /token|secret|password|passwd|key$/i.test(name) ? [value] : [],
  );
}
