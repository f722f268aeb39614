import {scanInput} from '../scan-input.js';

/**
 * A statement on one line that means the same: line breaks between its words are blanks, and comments up to the end of a
 * line go. Undefined where a line break is part of a value.
 */
export function collapseStatement(text: string): string | undefined {
  let line = '';
  for (const {kind, start, end} of scanInput(text)) {
    const own = text.slice(start, end);
    const isGap = kind === 'blank' || kind === 'comment';
    if (!isGap) line += own;
    else if (own.includes('\n') || own.startsWith('--')) line = `${line.trimEnd()} `;
    else if (kind === 'comment' || !line.endsWith(' ')) line += own;
  }
  const collapsed = line.trim();
  return collapsed.includes('\n') ? undefined : collapsed;
}
