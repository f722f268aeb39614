import type {LocalValue} from '../row.js';

/** The signature that begins every PNG file, by its specification (W3C PNG, 5.2). */
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether a value is the bytes of a PNG picture. */
export function isPng(value: LocalValue | undefined): boolean {
  return value instanceof Uint8Array && pngSignature.every((byte, index) => value[index] === byte);
}
