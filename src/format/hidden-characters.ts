/**
 * Characters that draw nothing, or that draw elsewhere than where they stand: controls (ESC among them), line and
 * paragraph separators, bidi and other format characters, unpaired surrogates and the Hangul fillers. The two
 * joiners stay, since emoji and several scripts are spelt with them.
 */
const hiddenCharacters = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|(?!\u200c|\u200d)\p{Cf}/gu;

/** The text with each hidden character replaced by what `write` makes of it. */
export function replaceHidden(text: string, write: (character: string) => string): string {
  return text.replace(hiddenCharacters, write);
}

const shortEscapes: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'};

/** The text with hidden characters shown as `\n`, `\u001b` or `\u{e0001}`, so that it can't act on a terminal. */
export function showHidden(text: string): string {
  return replaceHidden(text, character => {
    const short = shortEscapes[character];
    if (short !== undefined) return short;
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
  });
}
