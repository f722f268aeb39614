import {clientIds, instants, labels} from './data-set.js';
import {drawReference, type Making, type Scope} from './sources.js';
import type {Kind, TableColumn} from './tables.js';
import {quote, same, sql, type Text} from './text.js';

const others = ['active', '*', 'example.org', '10', 'http://localhost:8000', 'successful'];

/** An expression that is the same for every row, to compare a column with. */
export function drawConstant(making: Making, {kind, name}: TableColumn): Text {
  switch (kind) {
    case 'text':
      return drawText(making, name === 'id' ? clientIds : labels);
    case 'integer':
      return drawInteger(making);
    case 'boolean':
      return drawBoolean(making);
    case 'timestamp':
      return drawTime(making);
  }
}

/** A parameter with a value, which stands in the oracle's text as it is. */
function bind({parameters}: Making, value: string | number | boolean | null | Date, oracle: string): Text {
  const name = `p${parameters.size + 1}`;
  parameters.set(name, value);
  return {engine: `:${name}`, oracle};
}

function drawText(making: Making, texts: readonly string[]): Text {
  const {draw} = making;
  const text = draw.pick(draw.chance(15) ? others : texts);
  switch (draw.below(8)) {
    case 5:
      return bind(making, text, quote(text));
    case 6:
      return same(`(${quote(text.slice(0, 1))} || ${quote(text.slice(1))})`);
    case 7:
      return same(
        draw.pick([
          `lower(${quote(text)})`,
          `trim(${quote(` ${text}`)})`,
          `replace(${quote(text)}, 'a', 'A')`,
        ]),
      );
    default:
      return same(quote(text));
  }
}

function drawInteger(making: Making): Text {
  const {draw} = making;
  const number = draw.below(14) + 1;
  switch (draw.below(14)) {
    case 8:
      return bind(making, number, String(number));
    case 9:
      return same(`(${number - 2} + 2)`);
    case 10:
      return same(draw.pick([`${number}.0`, `'${number}'`, `' ${number} '`, `'${number}.0'`, `${number}.5`]));
    case 11:
      return same(
        draw.pick([
          `abs(-${number})`,
          `length('abc')`,
          `CAST('${number}' AS INTEGER)`,
          `-${number}`,
          `0x0${number % 10}`,
        ]),
      );
    case 12:
      return bind(making, String(number), `'${number}'`);
    case 13:
      return same(draw.pick(['9007199254740993', '9007199254740992', "'9007199254740993'", "'x'"]));
    default:
      return same(String(number));
  }
}

function drawBoolean(making: Making): Text {
  const {draw} = making;
  const value = draw.below(2);
  switch (draw.below(7)) {
    case 4:
      return bind(making, value === 1, String(value));
    case 5:
      return same(draw.pick([`(1 - ${value})`, '2', '-1', `${value}.0`]));
    case 6:
      return same(String(value));
    default:
      return same(value === 1 ? draw.pick(['true', 'TRUE']) : 'false');
  }
}

/** A time in one of the ways that people write it; the oracle sees the form that its tables hold. */
function drawTime(making: Making): Text {
  const {draw, now} = making;
  const instant = draw.pick(instants);
  const oracle = quote(instant);
  const [day = '', time = ''] = instant.split('T');
  const dayOnly = `${day}T00:00:00`;
  switch (draw.below(16)) {
    case 5:
      return {engine: quote(day), oracle: quote(dayOnly)};
    case 6:
      return {engine: quote(`${day} ${time}`), oracle};
    case 7:
      return {engine: quote(instant), oracle};
    case 8: {
      const east = new Date(`${instant}Z`).getTime() + 5.5 * 3600_000;
      return {engine: quote(`${new Date(east).toISOString().slice(0, 19)}+05:30`), oracle};
    }
    case 9:
      return {engine: quote(`${instant}.000Z`), oracle};
    case 10:
      return bind(making, `${instant}Z`, oracle);
    case 11:
      return bind(making, new Date(`${instant}Z`), oracle);
    case 12: {
      const days = draw.pick([-3, 1, 14, 400]);
      return sql`${{engine: `datetime('${day}', '${days} days')`, oracle: `replace(datetime('${day}', '${days} days'), ' ', 'T')`}}`;
    }
    case 13: {
      // The 25th of a month, when nothing in the data happens; "now" is told in whole days from it.
      const target = draw.pick(['2024-01-25', '2024-02-25', '2025-06-25', '2025-12-25', '2031-01-25']);
      const days = Math.round((Date.parse(`${target}T00:00:00Z`) - now.getTime()) / 86_400_000);
      const engine = draw.pick([`datetime('now', '${days} days')`, `datetime(now(), '${days} days')`]);
      return {engine, oracle: quote(`${target}T00:00:00`)};
    }
    case 14:
      return {engine: quote(`${instant}.25Z`), oracle: quote(`${instant}.25`)};
    case 15:
      return same('NULL');
    default:
      return {engine: quote(`${instant}Z`), oracle};
  }
}

/** Any expression over the columns of a scope, to be shown, grouped or ordered by; times only as a plain column. */
export function drawValue(making: Making, scope: Scope, level = 0): {text: Text; kind: Kind | undefined} {
  const {draw} = making;
  const reference = drawReference(making, scope, ['text', 'integer', 'boolean', 'timestamp']);
  if (reference === undefined) return {text: same(draw.pick(['1', "'x'", 'NULL'])), kind: undefined};
  const {text, column} = reference;
  if (level > 1 || draw.chance(55)) return {text, kind: column.kind};
  const other = drawValue(making, scope, level + 1).text;
  const shape = draw.below(8);
  const written = [
    () => text,
    () => sql`${text} || '/'`,
    () => sql`length(${text})`,
    () => sql`coalesce(${text}, ${other}, 'none')`,
    () => sql`CASE WHEN ${text} IS NULL THEN 'null' WHEN ${text} < ${other} THEN ${text} ELSE ${other} END`,
    () => sql`${text} = ${other}`,
    () => sql`substr(${text}, 1, 10)`,
    () => sql`nullif(${text}, ${other})`,
  ][shape]?.();
  // Where a plain time meets other text, the engine makes a time of that; the oracle must not be asked.
  const isTimed = column.kind === 'timestamp' && [4, 5, 7].includes(shape);
  if (written === undefined || shape === 0 || isTimed) return {text, kind: column.kind};
  return {text: written, kind: undefined};
}
