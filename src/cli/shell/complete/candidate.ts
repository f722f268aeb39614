/** Something that could be typed at a place. */
export interface Candidate {
  readonly text: string;
  /** What is typed after it where it is the only one. */
  readonly after: string;
}

export interface Completion {
  /** Where in the text that begins which a candidate replaces. */
  readonly start: number;
  /** Each once, in the order to be shown. */
  readonly candidates: readonly Candidate[];
}

/** Those that begin with a prefix, whatever the case, each once. */
export function pickCandidates(candidates: readonly Candidate[], prefix: string): readonly Candidate[] {
  const wanted = prefix.toLowerCase();
  const found = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (candidate.text.toLowerCase().startsWith(wanted)) found.set(candidate.text, candidate);
  }
  return [...found.values()];
}

export function toCandidates(texts: readonly string[], after = ''): readonly Candidate[] {
  return texts.map(text => ({text, after}));
}

/** Words of the grammar, in lower case where what is typed so far is. */
export function wordCandidates(words: readonly string[], prefix: string): readonly Candidate[] {
  const isLower = prefix !== '' && prefix === prefix.toLowerCase();
  return toCandidates(isLower ? words.map(each => each.toLowerCase()) : words, ' ');
}
