/** What a process of its own does with an engine, as data. */
export interface Task {
  readonly env: Readonly<Record<string, string>>;
  readonly journal: string;
  /** Statements to run; without them, the run of the journal is gone on with. */
  readonly sql?: string;
  readonly retryUnknown?: boolean;
  readonly concurrency: number;
  /** A new file for secrets. */
  readonly secretsTo?: string;
  readonly death?: Death;
}

/** Where the process kills itself: at a write to a file, when it has been written or is on disk as well. */
export interface Death {
  readonly file: 'journal' | 'secretsTo';
  /** How many writes come before. */
  readonly write: number;
  readonly when: 'written' | 'on disk';
  /** How many bytes of the write get lost. */
  readonly lost: number;
}

/** What it says when it has ended by itself. */
export interface Told {
  readonly outcomes?: readonly string[];
  readonly notes?: readonly string[];
  readonly rows?: readonly (readonly unknown[])[];
  readonly error?: {readonly code: string; readonly message: string};
}
