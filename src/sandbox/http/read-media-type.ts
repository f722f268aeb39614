/** The type of a Content-Type header in lower case, without parameters such as the charset. */
export function readMediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
