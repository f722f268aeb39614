/** A write for each line is slow, and one write for everything needs all of it in memory. */
const chunkLength = 65_536;

/** Joins pieces to chunks of about 64 Ki characters. */
export function* joinPieces(all: Iterable<string>): Generator<string, void, undefined> {
  let pieces: string[] = [];
  let length = 0;
  for (const piece of all) {
    pieces.push(piece);
    length += piece.length;
    if (length >= chunkLength) {
      yield pieces.join('');
      pieces = [];
      length = 0;
    }
  }
  if (length > 0) yield pieces.join('');
}
