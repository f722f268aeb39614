import readline from 'node:readline';
import {PassThrough, Writable} from 'node:stream';
import {cancelledChanges} from '../statement/confirm-changes.js';
import type {Completion} from './complete/candidate.js';

/** What a person did at the prompt. */
export type Input =
  | {readonly kind: 'line'; readonly text: string}
  /** Ctrl-C; `hadText`: there was something on the line, which is gone. */
  | {readonly kind: 'cancelled'; readonly hadText: boolean}
  | {readonly kind: 'end'};

export interface TerminalOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** The newest first. */
  readonly history: readonly string[];
  readonly complete: (line: string, cursor: number) => Completion;
  /** The line with colours, which must not change what it says; undefined: none. */
  readonly paint: ((line: string) => string) | undefined;
  /** Ctrl-C while no line is read. */
  readonly onInterrupt: () => void;
}

/**
 * A person at a terminal, who types lines. Lines that come while none is read, as of a paste, are kept for later, and
 * shown then; keys are not shown in the middle of what is written meanwhile.
 */
export interface Terminal {
  readLine(prompt: string): Promise<Input>;
  /**
   * Asks for a line that is no statement: what was typed before the question is no answer. Empty at the end of input.
   *
   * @throws RowgateError `cancelled` on Ctrl-C.
   */
  ask(question: string, options?: {readonly isHidden?: boolean}): Promise<string>;
  /** Makes it the newest entry of the history of this session. */
  remember(entry: string): void;
  /** Forgets lines that are yet to be read, and tells how many there were. */
  forgetLines(): number;
  /** Leaves the terminal to another program. */
  lend<Value>(work: () => Promise<Value>): Promise<Value>;
  close(): void;
}

const historySize = 2000;
const isPlain = process.env.TERM === 'dumb';
const pasteOn = isPlain ? '' : '\u001b[?2004h';
const pasteOff = isPlain ? '' : '\u001b[?2004l';
const endKey = {ctrl: true, name: 'e'};
const clearKey = {ctrl: true, name: 'u'};

export function openTerminal(options: TerminalOptions): Terminal {
  const {input, output, complete, paint, onInterrupt} = options;
  const queue: string[] = [];
  let entries = options.history.slice(0, historySize);
  let shownEntries: string[] = [];
  let prompt = '';
  let isMuted = true;
  let isPasting = false;
  let isClosed = false;
  let isPaintDue = false;
  let reading: ((given: Input) => void) | undefined;
  let asking: {resolve(answer: string): void; reject(error: Error): void} | undefined;

  // Keys are handed on one by one: readline puts those that come in one piece to the end of the line, wherever the cursor is.
  const keys = Object.assign(new PassThrough(), {setRawMode: (isRaw: boolean) => input.setRawMode?.(isRaw)});
  const reader = readline.createInterface({
    input: keys,
    output: createScreen(output, () => isMuted),
    terminal: true,
    history: [...entries],
    historySize,
    completer: () => {
      const {line, cursor} = reader;
      const {start, candidates} = complete(line, cursor);
      const [only] = candidates;
      const isOnly = candidates.length === 1 && only !== undefined;
      const hits = isOnly ? [only.text + only.after] : candidates.map(({text}) => text);
      return [hits, line.slice(start, cursor)];
    },
  });

  const clearLine = () => {
    reader.write(null, endKey);
    reader.write(null, clearKey);
  };
  const give = (given: Input) => {
    const resolve = reading;
    reading = undefined;
    isMuted = true;
    output.write(pasteOff);
    resolve?.(given);
  };
  const repaint = () => {
    isPaintDue = false;
    if (paint === undefined || isMuted || reading === undefined || reader.line === '') return;
    const {columns = 80, rows = 24} = output;
    // What does not fit the screen is drawn in parts, by readline alone.
    if (prompt.length + reader.line.length >= columns * (rows - 1)) return;
    const above = reader.getCursorPos().rows;
    const up = above > 0 ? `\u001b[${above}A` : '';
    // The same letters on the same cells: the cursor need not be worked out, and nothing can scroll.
    output.write(`\u001b7${up}\r${prompt}${paint(reader.line)}\u001b8`);
  };
  /** Shows the prompt, with what was typed while it was not there. */
  const showPrompt = () => {
    const {line, cursor} = reader;
    clearLine();
    isMuted = false;
    output.write(pasteOn);
    reader.setPrompt(prompt);
    reader.prompt();
    if (line === '') return;
    reader.write(line);
    for (let at = line.length; at > cursor; at -= 1) reader.write(null, {name: 'left'});
    repaint();
  };
  const takeQueued = (): Input | undefined => {
    const text = queue.shift();
    if (text === undefined) return undefined;
    output.write(`${prompt}${paint?.(text) ?? text}\n`);
    return {kind: 'line', text};
  };

  let shownRows = 0;
  const beforeKey = ({name}: readline.Key) => {
    if (name === 'paste-start') {
      shownRows = reader.getCursorPos().rows;
      isPasting = true;
      if (reading !== undefined) isMuted = true;
    } else if (isPaintDue && (name === 'return' || name === 'enter')) repaint();
  };
  const afterKey = ({name}: readline.Key) => {
    if (name === 'paste-end') {
      isPasting = false;
      if (reading === undefined) return;
      output.write(`${shownRows > 0 ? `\u001b[${shownRows}A` : ''}\r\u001b[J`);
      const next = takeQueued();
      if (next === undefined) showPrompt();
      else give(next);
    } else if (!isPaintDue) {
      isPaintDue = true;
      setImmediate(() => isPaintDue && repaint());
    }
  };
  let isBurst = false;
  const onData = (chunk: Buffer | string) => {
    isBurst = chunk.length > 1;
  };
  const onKey = (text: string | undefined, key: readline.Key) => {
    beforeKey(key);
    // A tab within a text is a part of it.
    if (key.name === 'tab' && (isBurst || isPasting)) reader.write('\t');
    else keys.emit('keypress', text, key);
    afterKey(key);
  };
  const onEnd = () => reader.close();
  input.on('data', onData);
  readline.emitKeypressEvents(input);
  input.on('keypress', onKey);
  input.on('end', onEnd);

  reader.on('history', (list: string[]) => {
    // Lines are not statements: what is remembered, `remember` says.
    shownEntries = list;
    list.splice(0, list.length, ...entries);
  });
  reader.on('line', text => {
    if (asking !== undefined && !isPasting) {
      const {resolve} = asking;
      asking = undefined;
      isMuted = true;
      resolve(text);
    } else if (reading === undefined || isPasting) queue.push(text);
    else give({kind: 'line', text});
  });
  reader.on('SIGINT', () => {
    if (reading === undefined && asking === undefined) {
      queue.length = 0;
      onInterrupt();
      return;
    }
    const hadText = reader.line !== '';
    reader.write(null, endKey);
    output.write('^C\n');
    isMuted = true;
    clearLine();
    const question = asking;
    asking = undefined;
    if (question === undefined) give({kind: 'cancelled', hadText});
    else question.reject(cancelledChanges());
  });
  reader.on('close', () => {
    isClosed = true;
    if (reading === undefined && asking === undefined) return;
    output.write('\n');
    const question = asking;
    asking = undefined;
    if (question === undefined) give({kind: 'end'});
    else question.resolve('');
  });

  // Readline has drawn it anew, without colours.
  output.on('resize', () => setImmediate(repaint));

  const setRaw = (isRaw: boolean) => {
    if (!isClosed) input.setRawMode?.(isRaw);
  };
  return {
    readLine: given =>
      new Promise(resolve => {
        prompt = given;
        const next = isPasting ? undefined : takeQueued();
        if (next !== undefined) resolve(next);
        else if (isClosed) resolve({kind: 'end'});
        else {
          reading = resolve;
          if (!isPasting) showPrompt();
        }
      }),
    ask: (question, {isHidden = false} = {}) =>
      new Promise<string>((resolve, reject) => {
        if (isClosed) {
          resolve('');
          return;
        }
        clearLine();
        asking = {resolve, reject};
        isMuted = false;
        reader.setPrompt(question);
        reader.prompt();
        isMuted = isHidden;
      }).then(answer => {
        if (isHidden) output.write('\n');
        return answer;
      }),
    remember: entry => {
      entries = [entry, ...entries.filter(each => each !== entry)].slice(0, historySize);
      shownEntries.splice(0, shownEntries.length, ...entries);
    },
    forgetLines: () => queue.splice(0).length,
    lend: async work => {
      if (isClosed) return work();
      input.pause();
      setRaw(false);
      try {
        return await work();
      } finally {
        setRaw(true);
        input.resume();
      }
    },
    close: () => {
      input.off('data', onData).off('keypress', onKey).off('end', onEnd);
      reader.close();
      input.pause();
    },
  };
}

/** What readline draws on: nothing comes through while it is muted. */
function createScreen(output: NodeJS.WriteStream, isMuted: () => boolean): Writable {
  const screen = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      if (!isMuted()) output.write(text);
      done();
    },
  });
  Object.defineProperties(screen, {
    columns: {get: () => output.columns ?? 80},
    rows: {get: () => output.rows ?? 24},
  });
  output.on('resize', () => screen.emit('resize'));
  return screen;
}
