/** Choices that a list of numbers makes: fast-check makes the list, and shortens it to find the smallest failure. */
export interface Draw {
  /** A whole number from 0 to `count` - 1; 0 when the list is used up, so that the first choice is the simplest. */
  below(count: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True as often as `percent` says, and never when the list is used up. */
  chance(percent: number): boolean;
}

export function drawFrom(numbers: readonly number[]): Draw {
  let next = 0;
  const below = (count: number) => (numbers[next++] ?? 0) % count;
  return {
    below,
    pick(items) {
      const index = below(items.length);
      if (index >= items.length) throw new Error('nothing to pick from');
      return items[index] as (typeof items)[number];
    },
    chance: percent => below(100) >= 100 - percent,
  };
}

/** Numbers without end from a seed (mulberry32), for data that need not get smaller. */
export function drawSeeded(seed: number): Draw {
  let state = seed >>> 0;
  const numbers = {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    },
  };
  const below = (count: number) => numbers.next() % count;
  return {
    below,
    pick: items => items[below(items.length)] as (typeof items)[number],
    chance: percent => below(100) >= 100 - percent,
  };
}

/** The items in an order that the seed makes. */
export function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const draw = drawSeeded(seed);
  const shuffled = [...items];
  for (let end = shuffled.length; end > 1; end--) {
    const [taken] = shuffled.splice(draw.below(end), 1);
    if (taken !== undefined) shuffled.push(taken);
  }
  return shuffled;
}
