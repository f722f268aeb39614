import type {TrustedDevice} from '../state.js';
import {daysFrom} from './days-from.js';
import {profileUser} from './users.js';

interface DeviceRow {
  readonly agent: string;
  /** Days before now; a device is trusted for 30 days from then. */
  readonly created: number;
  readonly lastUsed: number;
}

const rows: readonly DeviceRow[] = [
  {agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/143.0', created: 29, lastUsed: 0.4},
  {agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/142.0', created: 24, lastUsed: 20},
  {agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile Safari', created: 11, lastUsed: 1.2},
  {agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0', created: 3, lastUsed: 3},
];

export function createTrustedDevices(now: Date): Map<number, TrustedDevice> {
  const devices = rows.map(({agent, created, lastUsed}, index): TrustedDevice => {
    const {addresses} = profileUser;
    return {
      id: 5_101_322 + index * 811,
      created: daysFrom(now, -created),
      expiry: daysFrom(now, 30 - created),
      user_agent: agent,
      last_authenticated: daysFrom(now, -lastUsed),
      last_remote_addr: addresses[index] ?? addresses[0],
    };
  });
  return new Map(devices.map(device => [device.id, device]));
}
