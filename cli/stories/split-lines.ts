import { type Piece, PieceBuffer, type Splitter } from './piece.ts';

/** NDJSON: every non-blank line is a piece. */
export function splitLines(): Splitter {
  const buffer = new PieceBuffer();
  let line = 1;
  return {
    push(text) {
      const pieces: Piece[] = [];
      const [rest = '', ...starts] = text.split('\n');
      buffer.add(rest);
      for (const start of starts) {
        pieces.push(...buffer.take(line));
        line += 1;
        buffer.add(start);
      }
      return pieces;
    },
    end: () => buffer.take(line),
  };
}
