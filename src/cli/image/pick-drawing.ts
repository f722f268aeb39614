/** How a terminal shows a picture: by a protocol of its own, or as coloured half blocks. */
export type Drawing = 'kitty' | 'iterm' | 'sixel' | 'true-color' | '256-colors';

const names: Readonly<Record<string, Drawing>> = {
  kitty: 'kitty',
  iterm: 'iterm',
  sixel: 'sixel',
  blocks: 'true-color',
};

/**
 * What a terminal can do, by what it says of itself in the environment; undefined: nothing. `ROWGATE_IMAGES` says it better:
 * `kitty`, `iterm`, `sixel`, `blocks`, `none`.
 */
export function pickDrawing(environment: Readonly<Record<string, string | undefined>>): Drawing | undefined {
  const {ROWGATE_IMAGES, NO_COLOR, TERM = '', TERM_PROGRAM = '', COLORTERM = ''} = environment;
  if (ROWGATE_IMAGES) return names[ROWGATE_IMAGES.toLowerCase()];
  if (NO_COLOR || TERM === 'dumb') return undefined;
  // What sits between passes pictures on only where it is told to.
  const isWithin = environment.TMUX || environment.STY || /^(?:screen|tmux)/.test(TERM);
  if (!isWithin) {
    if (environment.KITTY_WINDOW_ID || /kitty|ghostty/.test(TERM) || TERM_PROGRAM === 'ghostty')
      return 'kitty';
    const isIterm =
      /^(?:iTerm\.app|WezTerm|mintty)$/.test(TERM_PROGRAM) || environment.LC_TERMINAL === 'iTerm2';
    if (isIterm) return 'iterm';
    if (/sixel|^foot|^mlterm|^yaft/.test(TERM)) return 'sixel';
  }
  if (/^(?:truecolor|24bit)$/i.test(COLORTERM)) return 'true-color';
  return /256/.test(TERM) ? '256-colors' : undefined;
}
