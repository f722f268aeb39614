import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {RowgateError} from '../../errors.js';

/** Questions on a terminal, one after the other. */
export interface Prompt {
  say(text: string): void;
  /** The answer, or what it is where none is given. */
  ask(question: string, usual?: string): Promise<string>;
  /** The answer, which is not shown while it is typed, and kept in no history. */
  askSecret(question: string): Promise<string>;
  /** One of some, by its number or its name. */
  choose<Name extends string>(
    question: string,
    choices: readonly {readonly name: Name; readonly about: string}[],
    usual?: Name,
  ): Promise<Name>;
  confirm(question: string, usual: boolean): Promise<boolean>;
  close(): void;
}

/**
 * Asks on standard error and reads standard input, which is a terminal.
 *
 * Each question throws RowgateError `cancelled` on Ctrl-C and at the end of the input.
 */
export function openPrompt(): Prompt {
  const {stdin, stderr} = process;
  let isHidden = false;
  // What is typed is echoed here, by readline, unless it is a secret.
  const echo = new Writable({
    write: (chunk, _encoding, done) => {
      if (!isHidden) stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({input: stdin, output: echo, terminal: true, historySize: 0});
  const typed: string[] = [];
  let waiting: {resolve: (line: string) => void; reject: (error: unknown) => void} | undefined;
  let ended = false;
  const cancelled = () => new RowgateError('cancelled', 'interrupted; nothing was written');
  lines.on('line', line => {
    if (waiting === undefined) typed.push(line);
    else waiting.resolve(line);
    waiting = undefined;
  });
  const end = () => {
    ended = true;
    isHidden = false;
    waiting?.reject(cancelled());
    waiting = undefined;
  };
  lines.on('SIGINT', () => {
    stderr.write('\n');
    end();
    lines.close();
  });
  lines.on('close', () => {
    // Closed by a key, it would be read on, and keep the process.
    stdin.unref();
    end();
  });

  const read = (question: string): Promise<string> => {
    stderr.write(question);
    const next = typed.shift();
    if (next !== undefined) return Promise.resolve(next);
    if (ended) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      waiting = {resolve, reject};
    });
  };
  const ask = async (question: string, usual?: string): Promise<string> => {
    for (;;) {
      const answer = (await read(usual === undefined ? `${question}: ` : `${question} [${usual}]: `)).trim();
      if (answer !== '') return answer;
      if (usual !== undefined) return usual;
    }
  };

  return {
    say: text => stderr.write(`${text}\n`),
    ask,
    askSecret: async question => {
      for (;;) {
        isHidden = true;
        const answer = (await read(`${question} (it is not shown): `)).trim();
        isHidden = false;
        stderr.write('\n');
        if (answer !== '') return answer;
      }
    },
    choose: async (question, choices, usual) => {
      const width = Math.max(...choices.map(each => each.name.length));
      const list = choices.map(({name, about}, index) => `  ${index + 1}  ${name.padEnd(width)}  ${about}`);
      stderr.write(`${question}\n${list.join('\n')}\n`);
      for (;;) {
        const answer = await ask('Number or name', usual);
        const chosen = choices.find(
          ({name}, index) => name === answer.toLowerCase() || String(index + 1) === answer,
        );
        if (chosen !== undefined) return chosen.name;
      }
    },
    confirm: async (question, usual) => {
      const answer = await read(`${question} [${usual ? 'Y/n' : 'y/N'}] `);
      return /^\s*$/.test(answer) ? usual : /^\s*y(?:es)?\s*$/i.test(answer);
    },
    close: () => lines.close(),
  };
}
