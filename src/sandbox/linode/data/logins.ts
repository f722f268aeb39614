import type {Random} from '../../random.js';
import type {Login} from '../state.js';
import {daysFrom} from './days-from.js';
import {otherUsers, profileUser} from './users.js';

const count = 1240;
/** Linode keeps no login for longer. */
const days = 90;

/** Logins of the last 90 days, oldest first, evenly strewn; some thirtieth of them is the profile's own. */
export function createLogins(random: Random, now: Date): Map<number, Login> {
  let id = 21_480_000;
  const logins = Array.from({length: count}, (_, index): Login => {
    id += 1 + random.integer(40);
    const user = random.integer(30) === 0 ? profileUser : random.pick(otherUsers);
    const failed = random.integer(14) === 0;
    return {
      id,
      datetime: daysFrom(now, ((index + random.number()) / count - 1) * (days - 0.1)),
      ip: random.integer(5) === 0 ? random.pick(user.addresses) : user.addresses[0],
      username: user.name,
      status: failed ? 'failed' : 'successful',
      restricted: user.restricted,
    };
  });
  return new Map(logins.map(login => [login.id, login]));
}
