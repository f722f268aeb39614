const segmenter = new Intl.Segmenter();

/** The first letters of a text, with … where there are more than so many. */
export function cutText(text: string, most: number): string {
  const letters = Array.from(segmenter.segment(text), each => each.segment);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
