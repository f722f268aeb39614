import {quiet} from './begin-early.js';

/** What is asked for each item, in their order. So many are asked for before the first of them is wanted, and no more. */
export async function* askAhead<Item, Answer>(
  items: readonly Item[],
  ahead: number,
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const asked: Promise<Answer>[] = [];
  for (let taken = 0; taken < items.length; taken++) {
    const next = items.slice(taken + asked.length, taken + ahead);
    asked.push(...next.map(item => quiet(ask(item))));
    yield (await asked.shift()) as Answer;
  }
}
