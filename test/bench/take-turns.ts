/** What something took, in milliseconds. */
export interface Cost {
  /** On the clock. */
  readonly wall: number;
  /** Of the processor, all threads of the process together. */
  readonly cpu: number;
}

/** What some work in this process takes. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const {user, system} = process.cpuUsage(before);
  return {wall: performance.now() - start, cpu: (user + system) / 1000};
}

/** Costs of several turns, by clock. */
export interface Costs {
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
}

/**
 * Measures several ways of doing something in turns, so that what else the machine does befalls all of them. Before
 * several turns goes one that only warms up. The order changes, so that none always runs after the same other.
 */
export async function takeTurns<Way extends string>(
  ways: Readonly<Record<Way, () => Promise<Cost>>>,
  turns: number,
): Promise<Readonly<Record<Way, Costs>>> {
  const names = Object.keys(ways) as Way[];
  const all = new Map<string, Cost[]>(names.map(name => [name, []]));
  const warmUps = turns > 1 ? 1 : 0;
  for (let turn = -warmUps; turn < turns; turn++) {
    for (const name of turn % 2 === 0 ? names : names.toReversed()) {
      const cost = await ways[name]();
      if (turn >= 0) all.get(name)?.push(cost);
    }
  }
  const entries = [...all].map(([name, costs]) => [
    name,
    {wall: costs.map(each => each.wall), cpu: costs.map(each => each.cpu)},
  ]);
  return Object.fromEntries(entries);
}
