import {RowgateError} from '../../errors.js';
import {carry, fromCalendar, type Moment, microsOfSecond} from './moment.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clocks of a zone show at a moment, as a moment of its own. The zone has a name of the tz database, or is an offset
 * as `+02`, which by POSIX, and so by Postgres, tells hours west of Greenwich.
 *
 * @throws RowgateError `invalid_value` for a zone that is not known.
 */
export function toLocal(moment: Moment, zone: string): Moment {
  return carry({...moment, micros: moment.micros + offsetAt(moment, zone)});
}

/** The moment at which the clocks of a zone show `local`; where they do so twice, the second. */
export function fromLocal(local: Moment, zone: string): Moment {
  const first = carry({...local, micros: local.micros - offsetAt(local, zone)});
  return carry({...local, micros: local.micros - offsetAt(first, zone)});
}

/** In microseconds. */
function offsetAt(moment: Moment, zone: string): number {
  if (/^(?:UTC|GMT|Z)$/i.test(zone)) return 0;
  const fixed = /^([+-])(\d{1,2})(?::?(\d\d))?$/.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? minutes : -minutes) * 60 * microsOfSecond;
  }
  const millis = moment.day * 86_400_000 + Math.floor(moment.micros / 1_000_000) * 1000;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(millis)
      .map(({type, value}) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const day = fromCalendar({year: part('year'), month: part('month'), day: part('day')});
  const seconds = (part('hour') % 24) * 3600 + part('minute') * 60 + part('second');
  return (day * 86_400 + seconds - Math.floor(millis / 1000)) * microsOfSecond;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
    return format;
  } catch {
    throw new RowgateError('invalid_value', `there is no time zone "${zone}"`, {
      hint: "Write 'UTC', or a name such as 'Europe/Berlin'.",
    });
  }
}
