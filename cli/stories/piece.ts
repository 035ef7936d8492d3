import { BATCH_MAX_BYTES } from '../../shared/contract/story-schema.ts';

/** The text of one story in the file, or why it is unusable; `line` is where it starts. */
export type Piece = { line: number; text: string } | { line: number; problem: string };

/** Splits text that arrives in chunks into pieces. */
export interface Splitter {
  push(text: string): Piece[];
  end(): Piece[];
}

const MAX_CHARACTERS = BATCH_MAX_BYTES;

/** Buffers one piece, and drops its text once it is too large for any request. */
export class PieceBuffer {
  #text = '';
  #tooLarge = false;

  add(text: string): void {
    if (this.#tooLarge) return;
    this.#text += text;
    this.#tooLarge = this.#text.length > MAX_CHARACTERS;
    if (this.#tooLarge) this.#text = '';
  }

  /** Returns the piece so far, nothing if blank, and empties the buffer. */
  take(line: number): Piece[] {
    const text = this.#text.trim();
    const tooLarge = this.#tooLarge;
    this.#text = '';
    this.#tooLarge = false;
    if (tooLarge) return [{ line, problem: `is larger than ${MAX_CHARACTERS / 1024 / 1024} MB` }];
    return text === '' ? [] : [{ line, text }];
  }
}
