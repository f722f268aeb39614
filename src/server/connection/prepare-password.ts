/** A password in the form in which SCRAM compares them (RFC 4013), so that it does not matter how it was typed. */
export function preparePassword(password: string): string {
  return password
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC');
}
