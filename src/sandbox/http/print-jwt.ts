import {createHmac} from 'node:crypto';

/** A JSON Web Token with these claims. Its signature is of the right form and good for nothing. */
export function printJwt(claims: Readonly<Record<string, unknown>>): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({alg: 'HS256', typ: 'JWT'})}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', 'rowgate sandbox').update(content).digest('base64url')}`;
}
