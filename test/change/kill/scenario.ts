import path from 'node:path';
import {createEngine, linode, openSecretFile, RowgateError, vmware} from '../../../src/index.js';
import {makeFolder} from '../../make-folder.js';
import {type Draw, drawSeeded} from '../../oracle/draw.js';
import {type FaultyServer, startFaultyServer} from '../faulty/faulty-server.js';
import {kindsOf, readChanges, resume, undo} from '../recorded-run.js';
import {checkChanges, checkFolder, checkSecrets, type Violations} from './check-changes.js';
import {describeKill, drawKill, type KillPlan} from './kill-plan.js';
import {type Stage, stages} from './stage.js';
import {startChild} from './start-child.js';
import type {Task} from './task.js';

export interface Played {
  /** How often a process was killed. */
  readonly kills: number;
  readonly violations: readonly string[];
  /** What happened, in a few words. */
  readonly story: string;
}

/**
 * One bulk change that is killed at a random point, gone on with, perhaps killed again, and gone on with to its end: what
 * is said of each row is held against what the server did. The seed decides everything but the order in which the
 * machine does things at once.
 */
export async function playScenario(seed: number): Promise<Played> {
  const draw = drawSeeded(seed);
  const name = draw.pick(Object.keys(stages));
  const stage = stages[name]?.(5 + draw.below(5)) as Stage;
  const concurrency = 1 + draw.below(6);
  const server = await startFaultyServer(stage.api);
  const folder = makeFolder();
  const image = stage.image?.();
  const story = [`${name}, ${concurrency} at once`];
  const violations: string[] = [];
  const report: Violations = text => violations.push(text);
  try {
    const kills = await killOften(draw, stage, server, folder, concurrency, story);
    await goOn(draw, {stage, image, server, folder, kills, concurrency, report});
    return {kills, violations, story: story.join('; ')};
  } catch (error) {
    const text =
      error instanceof RowgateError ? error.message : String(error instanceof Error ? error.stack : error);
    return {kills: 0, violations: [...violations, text], story: story.join('; ')};
  } finally {
    await server.close();
  }
}

/** The first process, and perhaps others that go on with its run: all are killed, or end before it comes to that. */
async function killOften(
  draw: Draw,
  {env, sql, shows, writes}: Stage,
  server: FaultyServer,
  folder: string,
  concurrency: number,
  story: string[],
): Promise<number> {
  const journal = path.join(folder, 'run.jsonl');
  let kills = 0;
  for (let round = 0; round === 0 || (round < 3 && draw.chance(30)); round += 1) {
    const secretsTo = path.join(folder, `secrets-${round}`);
    const plan = drawKill(draw, round === 0 ? writes : 1, !shows);
    const task = {
      env: env(server.url),
      journal,
      concurrency,
      ...(!shows && {secretsTo}),
      ...(round === 0 && {sql}),
    };
    const {signal, stderr} = await killOne(task, plan, server);
    if (stderr !== '') throw new Error(stderr);
    story.push(`${describeKill(plan)}${signal === null ? ' (not reached)' : ''}`);
    if (signal === null) break;
    kills += 1;
    if (!isThere(journal)) break;
  }
  return kills;
}

async function killOne(task: Task, plan: KillPlan, server: FaultyServer) {
  const {child, ended} = startChild({...task, ...(plan.by === 'itself' && {death: plan})});
  const kill = () => child.kill('SIGKILL');
  const first = server.writes.length;
  server.decide = (_, write) => {
    if (plan.by === 'itself' || write !== first + plan.write) return undefined;
    const {when} = plan;
    if (typeof when === 'number') return {kind: 'none', acts: true, afterwards: () => setTimeout(kill, when)};
    kill();
    return {kind: 'reset', acts: when === 'after'};
  };
  const end = await ended;
  await server.untilIdle();
  server.decide = () => undefined;
  return end;
}

/** Without a whole header there is no run, and nothing was sent. */
function isThere(journal: string): boolean {
  try {
    return readChanges(journal).length > 0;
  } catch {
    return false;
  }
}

interface Rest {
  readonly stage: Stage;
  /** Its rows as they were at first. */
  readonly image: unknown;
  readonly server: FaultyServer;
  readonly folder: string;
  readonly kills: number;
  readonly concurrency: number;
  readonly report: Violations;
}

/** Goes on with the run in this process, to its end, and checks what came of it. */
async function goOn(
  draw: Draw,
  {stage, image, server, folder, kills, concurrency, report}: Rest,
): Promise<void> {
  const journal = path.join(folder, 'run.jsonl');
  const {ledger} = stage.api;
  if (!isThere(journal)) {
    if (ledger.deeds.length > 0) report('something was sent, and there is no journal of it');
    return;
  }
  const engine = createEngine({
    providers: [linode, vmware],
    env: stage.env(server.url),
    concurrency,
    maxChanges: 1000,
  });
  let files = 10;
  const opened = () => (stage.shows ? undefined : openSecretFile(path.join(folder, `secrets-${files++}`)));
  const resumeNow = async (retryUnknown: boolean) => {
    const sink = opened();
    try {
      return await resume(engine, journal, {yes: true, retryUnknown, ...(sink && {secretSink: sink})});
    } finally {
      sink?.close();
    }
  };
  try {
    const result = await resumeNow(false);
    checkChanges(stage, kindsOf(result), journal, kills * concurrency, report);
    if (!stage.shows) checkSecrets(ledger, folder, journal, report);
    checkFolder(folder, report);
    const before = server.writes.length;
    await resumeNow(false);
    if (server.writes.length !== before) report('a second resume sent something again');
    if (kindsOf(result).includes('unknown')) {
      const again = await resumeNow(true);
      if (!kindsOf(again).every(kind => kind === 'done'))
        report(`not all done after --retry-unknown: ${kindsOf(again)}`);
      checkSecrets(ledger, folder, journal, report);
    }
    if (stage.image !== undefined && draw.chance(40)) {
      const undone = kindsOf(await undo(engine, journal));
      if (!undone.every(kind => kind === 'done')) report(`not all undone: ${undone}`);
      if (JSON.stringify(stage.image()) !== JSON.stringify(image)) report('undone, and not as it was');
    }
  } finally {
    await engine.close();
  }
}
