import {RowgateError} from '../../errors.js';

/**
 * A number in the form of `format`, of 9, 0, comma and point, as Postgres's to_char has it: a leading blank or sign, and
 * `#` where it is too long. FM leaves blanks and trailing zeros of 9s out.
 *
 * @throws RowgateError `unsupported` for another format.
 */
export function printNumber(value: number, format: string): string {
  const isBare = /^FM/i.test(format);
  const body = format.replace(/^FM/i, '').replaceAll(/[Gg]/g, ',').replaceAll(/[Dd]/g, '.');
  if (!/^[90,]*(?:\.[90]*)?$/.test(body) || body === '') {
    throw new RowgateError('unsupported', `to_char does not know the format '${format}' for a number`, {
      hint: "It takes 9, 0, comma, point and FM, as in 'FM999,999.00'.",
    });
  }
  const [whole = '', fraction = ''] = body.split('.');
  const places = whole.replaceAll(',', '').length;
  const [digits = '', decimals = ''] = Math.abs(value).toFixed(Math.min(fraction.length, 20)).split('.');
  const isNegative = value < 0 && Number(`${digits}.${decimals}`) !== 0;
  const shown = digits === '0' && !/0$/.test(whole) && fraction !== '' ? '' : digits;
  const isTooLong = shown.length > places;
  const filled = isTooLong ? '#'.repeat(places) : fillDigits(shown, whole.replaceAll(',', ''));
  const grouped = group(filled, whole);
  const tail = isTooLong ? '#'.repeat(fraction.length) : trimDecimals(decimals, fraction, isBare);
  const point = body.includes('.') ? `.${tail}` : '';
  const sign = isNegative ? '-' : isBare ? '' : ' ';
  const blanks = /^ */.exec(grouped)?.[0] ?? '';
  const text = blanks + sign + grouped.slice(blanks.length) + point;
  return isBare ? text.trimStart() : text;
}

/** Blanks before the number, and zeros from the first 0 of the format on. */
function fillDigits(digits: string, format: string): string {
  const zeros = format.includes('0') ? format.length - format.indexOf('0') : 0;
  return digits.padStart(zeros, '0').padStart(format.length, ' ');
}

/** With the commas of the format; one before the first digit is a blank. */
function group(filled: string, format: string): string {
  let text = '';
  let index = 0;
  for (const mark of format) {
    if (mark === ',') text += text.trim() === '' ? ' ' : ',';
    else text += filled.charAt(index++);
  }
  return text;
}

function trimDecimals(decimals: string, format: string, isBare: boolean): string {
  if (!isBare) return decimals;
  const kept = format.lastIndexOf('0') + 1;
  return decimals.slice(0, kept) + decimals.slice(kept).replace(/0+$/, '');
}
