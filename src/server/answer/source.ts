/** Things one after the other; a promise where the next one is yet to come. */
export interface Source<Item> {
  next(): Step<Item> | Promise<Step<Item>>;
}

export type Step<Item> = IteratorResult<Item, undefined>;

/** The same things, each made into another, behind some that come first. */
export function mapSource<Item, Made>(
  source: Source<Item>,
  first: readonly Made[],
  make: (item: Item) => Made,
): Source<Made> {
  const before = first.values();
  const change = (step: Step<Item>): Step<Made> =>
    step.done ? step : {done: false, value: make(step.value)};
  return {
    next: () => {
      const early = before.next();
      if (!early.done) return early;
      const step = source.next();
      return step instanceof Promise ? step.then(change) : change(step);
    },
  };
}

/** So many of them, and not one more. */
export function takeSome<Item>(source: Source<Item>, count: number): Source<Item> {
  let taken = 0;
  return {next: () => (taken++ < count ? source.next() : {done: true, value: undefined})};
}
