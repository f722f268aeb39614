import {drawLetters} from '../draw-letters.js';
import type {Random} from '../random.js';
import {isSecret} from './is-secret.js';
import type {AppSecret} from './state.js';

/** A new secret that fulfils the policy. Its length is a guess. */
export function drawSecret(random: Random): string {
  const secret = drawLetters(random, 50);
  return isSecret(secret) ? secret : drawSecret(random);
}

/** The rotation of a secret that is still under way. */
export function findRotation({previous}: AppSecret, now: number): AppSecret['previous'] {
  return previous !== undefined && previous.until > now ? previous : undefined;
}

/** Whether a secret is good for an app; a public one shows an empty one. */
export function acceptsSecret(secret: AppSecret | null, shown: string, now: number): boolean {
  return secret === null
    ? shown === ''
    : secret.value === shown || findRotation(secret, now)?.value === shown;
}
