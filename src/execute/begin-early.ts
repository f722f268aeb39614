/** The same items; the first is asked for at once, before anybody takes it. */
export function beginEarly<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  const first = quiet(items.next());
  return (async function* () {
    const {done, value} = await first;
    if (done) return;
    yield value;
    yield* items;
  })();
}

/** A promise whose failure is met where it is awaited, which may be later than it fails. */
export function quiet<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}
