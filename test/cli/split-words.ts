/** The words of a command line as a shell would have them: quotes, and a backslash before a line's end. No more. */
export function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  const piece = /\s+|\\\n\s*|'([^']*)'|"((?:[^"\\]|\\.)*)"|[^\s'"\\]+|\\(.)/gsy;
  for (const [text, single, double, escaped] of line.matchAll(piece)) {
    if (/^(?:\s|\\\n)/.test(text)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + (single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? text);
    }
  }
  return word === undefined ? words : [...words, word];
}
