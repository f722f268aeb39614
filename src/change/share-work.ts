/**
 * Does something for each number below `count`, so many at a time. Once one fails, no further one is begun; then its
 * error is thrown, when those under way have ended.
 */
export async function shareWork(
  count: number,
  workers: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const run = async () => {
    for (let index = next++; index < count && !hasFailed; index = next++) {
      try {
        await work(index);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({length: Math.max(1, Math.min(workers, count))}, run));
  const failure = ended.find(each => each.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
