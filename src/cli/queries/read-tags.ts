/** What a line of the comment that begins with `@` says, with the lines that go on with it. */
export interface Tag {
  readonly word: 'param' | 'needs' | 'severity' | 'advice' | 'fix';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Splits the lines of a comment after the title, which is on the first line of the file. */
export function readTags(lines: readonly string[]): {tags: readonly Tag[]; text: readonly string[]} {
  const tags: Tag[] = [];
  const text: string[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const [, word, own = ''] = /^@(param|needs|severity|advice|fix)(?: +(.*))?$/.exec(line) ?? [];
    const last = tags.at(-1);
    if (word !== undefined) tags.push({word: word as Tag['word'], text: own, line: index + 2});
    else if (isOpen && last !== undefined && /^\s+\S/.test(line)) {
      tags[tags.length - 1] = {...last, text: `${last.text} ${line.trim()}`};
      continue;
    } else text.push(line);
    isOpen = word !== undefined;
  }
  return {tags, text};
}
