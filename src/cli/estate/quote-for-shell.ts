/**
 * A text as one word of sh, bash or zsh: in double quotes, which leave the quotes of SQL as they are, unless something in it
 * would act there.
 */
export function quoteForShell(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
