import type {Engine} from '../../engine.js';
import type {RequestEvent} from '../../request/request.js';
import type {StatementOptions} from '../command/statement-options.js';

export interface Session {
  readonly engine: Engine;
  close(): Promise<void>;
}

/** An engine over all providers; with `--sandbox`, over stand-ins that it starts and ends. */
export async function openSession(
  options: Pick<StatementOptions, 'sandbox' | 'cache' | 'concurrency' | 'timeout' | 'maxChanges'>,
  onEvent?: (event: RequestEvent) => void,
): Promise<Session> {
  const [{createEngine}, providers] = await Promise.all([
    import('../../engine.js'),
    import('../../providers/index.js'),
  ]);
  const sandbox = options.sandbox
    ? await (await import('../../sandbox/start-sandbox.js')).startSandbox()
    : undefined;
  const {cache, concurrency, timeout, maxChanges} = options;
  const engine = createEngine({
    providers: Object.values(providers),
    env: sandbox?.env ?? process.env,
    allowFiles: true,
    ...(cache !== undefined && {cache}),
    ...(concurrency !== undefined && {concurrency}),
    ...(timeout !== undefined && {timeout}),
    ...(maxChanges !== undefined && {maxChanges}),
    ...(onEvent !== undefined && {onEvent}),
  });
  return {
    engine,
    close: async () => {
      await engine.close();
      await sandbox?.close();
    },
  };
}
