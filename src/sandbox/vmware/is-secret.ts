/**
 * The documented pattern, as it stands. `\]-{` in it is a range that has all lower-case letters, so that it asks
 * for no special character in fact.
 */
const pattern = /^(?=.{8,})(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[!@#$%^&*()_+=[\]-{|}',./:;<>?`~]).*$/;

/** Whether a secret fulfils CSP's policy. */
export function isSecret(text: string): boolean {
  return pattern.test(text);
}
