/** One error of a reply; `reason` comes first, as in Linode's recorded replies. */
export interface LinodeError {
  readonly reason: string;
  readonly field?: string;
}

/** Fills `{name}` in a text. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
