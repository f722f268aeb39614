import type {Random} from './random.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** So many letters and digits. */
export function drawLetters(random: Random, length: number): string {
  return Array.from({length}, () => letters[random.integer(letters.length)]).join('');
}
