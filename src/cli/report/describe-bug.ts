/** What is told of an error that is not meant to be. */
export interface Bug {
  readonly message: string;
  readonly hint: string;
  /** Lines of the stack, where they are asked for. */
  readonly trace: readonly string[];
}

/** With `ROWGATE_DEBUG` set, the stack is told too. Tokens of the environment are in neither. */
export function describeBug(error: unknown): Bug {
  const isWanted = Boolean(process.env.ROWGATE_DEBUG);
  const {message, stack = ''} = error instanceof Error ? error : {message: String(error)};
  return {
    message: `this is a bug in Rowgate: ${redact(message)}`,
    hint: isWanted
      ? 'Please report it with these lines.'
      : 'Please report it. With ROWGATE_DEBUG=1 in the environment it also says where.',
    trace: isWanted
      ? redact(stack)
          .split('\n')
          .map(line => line.trim())
      : [],
  };
}

function redact(text: string): string {
  const secrets = Object.entries(process.env).flatMap(([name, value = '']) =>
    /token|secret|password|key/i.test(name) && value.length >= 4 ? [value] : [],
  );
  return secrets
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '<REDACTED>'), text)
    .replace(/\b(?:[0-9a-f]{32,}|(?<=Bearer )\S+)/gi, '<REDACTED>');
}
