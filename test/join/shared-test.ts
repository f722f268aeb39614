import ava from 'ava';

interface Declaration {
  /** Undefined where it is alone. */
  readonly file: string | undefined;
  /** Such as `serial` or `after.always`; a plain test has none. */
  readonly kind: string;
  readonly declare: (...args: unknown[]) => void;
  readonly args: readonly unknown[];
}

type Run = (...args: unknown[]) => unknown;

const declarations: Declaration[] = [];
let file: string | undefined;

/** Ava's `test` for files that share a process. What is declared with it is of the file last begun. */
export const sharedTest = record(ava, '');

/** `place`: the folders and the name of the file below the folder that they share the process of. */
export function beginFile(place: readonly string[]): void {
  file = place.join(' › ');
}

/** Declares it all at once, since ava takes nothing more once a file has awaited something. */
export function declareTests(): void {
  for (const {file, kind, declare, args} of declarations) {
    const isAlone = file === undefined;
    const [first, ...rest] = args;
    const titled = isAlone || typeof first !== 'string' ? args : [`${file} › ${first}`, ...rest];
    const waits = kind === '' && !isAlone;
    declare(...(waits ? titled.map(each => (isRun(each) ? inTurn(file, each) : each)) : titled));
  }
}

function record<F extends object>(target: F, kind: string): F {
  return new Proxy(target, {
    get: (_, key) => {
      const value: unknown = Reflect.get(target, key);
      // A macro is made for later, and declares nothing.
      if (typeof value !== 'function' || key === 'macro') return value;
      return record(value, `${kind}${kind && '.'}${String(key)}`);
    },
    apply: (declare, _, args) => {
      declarations.push({file, kind, declare: declare as never, args});
    },
  });
}

function isRun(value: unknown): value is Run {
  return typeof value === 'function';
}

const waiting = new Map<string, (() => void)[]>();
let running = 0;

/** One file's tests run at once, as they do in a process of their own, and the next file's after them. */
function inTurn(file: string, run: Run): Run {
  return async (...args) => {
    await new Promise<void>(resolve => {
      waiting.set(file, [...(waiting.get(file) ?? []), resolve]);
      setImmediate(startNext);
    });
    try {
      return await run(...args);
    } finally {
      running -= 1;
      startNext();
    }
  };
}

function startNext(): void {
  const [next] = waiting;
  if (running > 0 || next === undefined) return;
  const [name, tests] = next;
  waiting.delete(name);
  running = tests.length;
  for (const start of tests) start();
}
