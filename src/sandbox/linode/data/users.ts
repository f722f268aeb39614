export interface User {
  readonly name: string;
  readonly restricted: boolean;
  /** Addresses from which the user logs in; the first is the usual one. */
  readonly addresses: readonly [string, ...string[]];
}

/** The user to whom the tokens, apps and devices of the data set belong. */
export const profileUser: User = {
  name: 'mira-larkspur',
  restricted: false,
  addresses: ['192.0.2.17', '198.51.100.204', '2001:db8:4a::17'],
};

/** The other users of the account. Addresses are from the ranges kept for documentation. */
export const otherUsers: readonly [User, ...User[]] = [
  {name: 'fred-larkspur', restricted: false, addresses: ['192.0.2.44', '203.0.113.9']},
  {name: 'aiko', restricted: true, addresses: ['198.51.100.71']},
  {name: 'ci-deploy', restricted: true, addresses: ['203.0.113.150', '203.0.113.151', '203.0.113.152']},
  {name: 'samuel.okafor', restricted: false, addresses: ['192.0.2.88', '2001:db8:77::2']},
  {name: 'billing', restricted: true, addresses: ['192.0.2.120']},
  {name: 'ines_m', restricted: true, addresses: ['198.51.100.33', '192.0.2.131']},
  {name: 'acme-contractor', restricted: true, addresses: ['203.0.113.77']},
];
