/** One line at the foot of a terminal that is written over again and again. Elsewhere it is never shown. */
export interface StatusLine {
  readonly isTerminal: boolean;
  /** Without colours or control characters; what is too long for the terminal is cut. */
  show(text: string): void;
  /** Takes it away, before anything else is written. */
  clear(): void;
}

/** The part of a stream that the line needs. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  /** 0 where the terminal does not say. */
  readonly columns?: number;
  write(text: string): unknown;
}

export function createStatusLine(stream: TerminalStream): StatusLine {
  const isTerminal = stream.isTTY === true;
  let isShown = false;
  const clear = () => {
    if (isShown) stream.write('\r\u{1b}[K');
    isShown = false;
  };
  return {
    isTerminal,
    show: text => {
      if (!isTerminal) return;
      // A line that fills the terminal would break, and then could not be written over.
      stream.write(`\r\u{1b}[K${text.slice(0, (stream.columns || 80) - 1)}`);
      isShown = true;
    },
    clear,
  };
}
