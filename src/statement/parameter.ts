import {positionAt, RowgateError} from '../errors.js';

/** SQLite's highest number of a parameter. */
const highest = 32766;

/**
 * Gives each parameter of a text its name, in the order of the text: `?` has the number after the highest so
 * far, `?1`, `$1` and `:1` that number, and `:name`, `$name`, `@name` the name.
 */
export function createParameterNamer(source: string): (text: string, offset: number) => string {
  let last = 0;
  return (text, offset) => {
    const name = text.slice(1);
    if (name !== '' && !/^\d+$/.test(name)) return name;
    const number = name === '' ? last + 1 : Number(name);
    if (number < 1 || number > highest) {
      throw new RowgateError(
        'syntax',
        `the number of the parameter ${text} is not between 1 and ${highest}`,
        {
          position: positionAt(source, offset, offset + text.length),
        },
      );
    }
    last = Math.max(last, number);
    return String(number);
  };
}
