import { BATCH_MAX_BYTES } from '../../shared/wire/story-schema.ts';

/** The text of one story as it stands in the file, or why it cannot be had; `line` is where it begins. */
export type Piece = { line: number; text: string } | { line: number; problem: string };

/** Cuts text that arrives in chunks into pieces. */
export interface Splitter {
  push(text: string): Piece[];
  end(): Piece[];
}

const MAX_CHARACTERS = BATCH_MAX_BYTES;

/** Gathers one piece, and lets go of its text once no request could carry it. */
export class PieceBuffer {
  #text = '';
  #tooLarge = false;

  add(text: string): void {
    if (this.#tooLarge) return;
    this.#text += text;
    this.#tooLarge = this.#text.length > MAX_CHARACTERS;
    if (this.#tooLarge) this.#text = '';
  }

  /** The piece so far, none when it is blank; the buffer is empty again. */
  take(line: number): Piece[] {
    const text = this.#text.trim();
    const tooLarge = this.#tooLarge;
    this.#text = '';
    this.#tooLarge = false;
    if (tooLarge) return [{ line, problem: `is larger than ${MAX_CHARACTERS / 1024 / 1024} MB` }];
    return text === '' ? [] : [{ line, text }];
  }
}
