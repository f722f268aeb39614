export interface BasicCredentials {
  readonly name: string;
  readonly password: string;
}

/**
 * The credentials of a `Basic` header, as they stand and, if that differs, with `%40` and `+` decoded: RFC 6749
 * has clients encode both parts, and half of them don't. None if the header is no such thing.
 */
export function readBasic(authorization: string | undefined): readonly BasicCredentials[] {
  const [, encoded] = /^basic +([a-z0-9+/=_-]+)$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) {
    return [];
  }
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon === -1) {
    return [];
  }
  const [name, password] = [text.slice(0, colon), text.slice(colon + 1)];
  const decoded = {name: decodeForm(name), password: decodeForm(password)};
  const differs = decoded.name !== name || decoded.password !== password;
  return differs ? [{name, password}, decoded] : [{name, password}];
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
