/**
 * Arguments in which a text of SQL that begins with a comment is not taken for an option: no option has a blank after
 * its dashes.
 */
export function prepareArguments(given: readonly string[]): string[] {
  return given.map(each => (/^--\s/.test(each) ? ` ${each}` : each));
}
