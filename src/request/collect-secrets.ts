/** What nothing may show, as far as it is known. */
export interface Secrets {
  readonly add: (secret: string) => void;
  readonly list: () => readonly string[];
}

/** A collection of secrets, each in the forms in which an API may send it back. */
export function collectSecrets(): Secrets {
  const known = new Set<string>();
  return {
    add: secret => {
      known.add(secret);
      known.add(encodeURIComponent(secret));
      known.add(new URLSearchParams({'': secret}).toString().slice(1));
    },
    list: () => [...known],
  };
}
