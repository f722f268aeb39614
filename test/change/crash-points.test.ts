import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {createEngine, type Engine, linode, openSecretFile, RowgateError, vmware} from '../../src/index.js';
import {makeFolder} from '../make-folder.js';
import {startFaultyServer} from './faulty/faulty-server.js';
import {checkChanges} from './kill/check-changes.js';
import {type Stage, stages} from './kill/stage.js';
import {journalled, kindsOf, readChanges, resume} from './recorded-run.js';

/** A run that came to its end, one call after another. */
interface Whole {
  readonly stage: Stage;
  readonly engine: Engine;
  readonly folder: string;
  readonly journal: Buffer;
  /** Where its lines end. */
  readonly ends: readonly number[];
  /** How long the journal was when each call came. */
  readonly sizes: readonly number[];
  /** Bring back what the API was after so many calls. */
  readonly restore: readonly (() => void)[];
}

async function runWhole(t: ExecutionContext, stage: Stage): Promise<Whole> {
  const server = await startFaultyServer(stage.api);
  const engine = createEngine({providers: [linode, vmware], env: stage.env(server.url), concurrency: 1});
  t.teardown(async () => {
    await engine.close();
    await server.close();
  });
  const folder = makeFolder();
  const file = path.join(folder, 'whole.jsonl');
  const restore: (() => void)[] = [];
  const sizes: number[] = [];
  server.decide = (_, write) => {
    if (write === undefined) return undefined;
    sizes.push(statSync(file).size);
    restore.push(stage.api.save());
    return undefined;
  };
  for await (const result of engine.run(stage.sql, {}, {yes: true, ...journalled(engine, file)})) {
    t.true(result.outcomes?.every(({kind}) => kind === 'done' || kind === 'unchanged') ?? true);
  }
  restore.push(stage.api.save());
  server.decide = () => undefined;
  const journal = readFileSync(file);
  const ends = [...journal.entries()].flatMap(([at, byte]) =>
    byte === 10 && at > 0 && journal[at - 1] !== 10 ? [at + 1] : [],
  );
  return {stage, engine, folder, journal, ends, sizes, restore};
}

interface Crash {
  /** What is left of the journal, in bytes. */
  readonly size: number;
  /** How many calls the API had made. */
  readonly made: number;
}

/** Crashes after each line, and within the next one. */
function listCrashes({sizes, ends}: Whole): readonly Crash[] {
  return ends.flatMap((end, line) => {
    const begun = sizes.filter(size => size <= end).length;
    // Where nothing follows the intent of a call, it may not have been made.
    const made = sizes[begun - 1] === end ? [begun - 1, begun] : [begun];
    const next = ends[line + 1];
    const left = next === undefined ? [end] : [end, Math.floor((end + next) / 2)];
    return made.flatMap(each => left.map(size => ({size, made: each})));
  });
}

for (const [name, makeStage] of Object.entries(stages)) {
  test(`${name}: after a crash at any line of the journal, and within it, nothing is made twice`, async t => {
    const whole = await runWhole(t, makeStage(3));
    const {stage, engine, folder, journal} = whole;
    const crashes = listCrashes(whole);
    for (const [number, {size, made}] of crashes.entries()) {
      whole.restore[made]?.();
      const file = path.join(folder, `${number}.jsonl`);
      writeFileSync(file, journal.subarray(0, size));
      const sink = stage.shows ? undefined : openSecretFile(path.join(folder, `secrets-${number}`));
      const result = await resume(engine, file, {yes: true, ...(sink && {secretSink: sink})});
      sink?.close();
      const problems: string[] = [];
      checkChanges(stage, kindsOf(result), file, 1, text => problems.push(text));
      t.deepEqual(problems, [], `${size} bytes, ${made} calls made`);
    }
    t.log(`${crashes.length} crashes`);
  });

  test(`${name}: a journal that ends anywhere says what its whole lines say`, async t => {
    const {folder, journal, ends} = await runWhole(t, makeStage(2));
    const file = path.join(folder, 'torn.jsonl');
    const readAt = (size: number) => {
      writeFileSync(file, journal.subarray(0, size));
      return readChanges(file);
    };
    const [header = 0] = ends;
    for (let size = 0; size < header - 1; size += 17) {
      t.is(t.throws(() => readAt(size), {instanceOf: RowgateError})?.code, 'file');
    }
    const texts = ends.map(end => JSON.stringify(readAt(end)));
    for (let size = header; size <= journal.length; size += 3) {
      // The break at the end of a line says nothing.
      const lines = ends.filter(end => end - 1 <= size).length;
      const said = JSON.stringify(readAt(size));
      if (said !== texts[lines - 1]) t.fail(`${size} bytes: ${said}, and not ${texts[lines - 1]}`);
    }
    const states = new Set(readAt(journal.length).map(({state}) => state));
    t.deepEqual(
      [...states].filter(state => state !== 'done' && state !== 'unchanged'),
      [],
    );
  });
}
