import test from 'ava';
import {gatherRows} from '../../src/execute/gather-rows.js';

async function takeAll<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const taken: Item[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function* eachAlone(count: number) {
  for (let key = 0; key < count; key++) yield [[key]];
}

test('single rows come in few batches, the first at once, and all in their order', async t => {
  const batches = await takeAll(gatherRows(eachAlone(2000)));
  t.deepEqual(
    batches.map(batch => batch.length),
    [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 500, 500, 488],
  );
  t.deepEqual(
    batches.flat(),
    Array.from({length: 2000}, (_, key) => [key]),
  );
});

test('nothing is no batch', async t => {
  const empty = async function* () {
    yield [];
    yield [];
  };
  t.deepEqual(await takeAll(gatherRows(empty())), []);
});
