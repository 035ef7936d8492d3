import { JsonDepth } from './json-depth.ts';
import { type Piece, PieceBuffer, type Splitter } from './piece.ts';

const SEPARATOR = /[\s,]/;

/**
 * JSON over several lines: the elements of an array, or consecutive values. Parses nothing, so that an invalid element
 * does not affect the others and a large array is never in memory as a whole.
 */
export function splitValues(shape: 'array' | 'values'): Splitter {
  return new ValueSplitter(shape === 'array' ? 1 : 0);
}

class ValueSplitter implements Splitter {
  readonly #home: number;
  readonly #json = new JsonDepth();
  readonly #buffer = new PieceBuffer();
  #line = 1;
  /** Where the current piece started; 0 between pieces. */
  #startLine = 0;

  constructor(home: number) {
    this.#home = home;
  }

  push(text: string): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const kind = this.#step(text.charAt(at));
      if (kind === 'inside') continue;
      const end = kind === 'last' ? at + 1 : at;
      pieces.push(...this.#close(text.slice(from, end)));
      from = at + 1;
    }
    this.#buffer.add(text.slice(from));
    return pieces;
  }

  end(): Piece[] {
    const rest = this.#close('');
    const isCut = rest.length === 0 && this.#json.depth > 0;
    return isCut ? [{ line: this.#line, problem: 'the array has no end' }] : rest;
  }

  /** Whether the character is inside a piece, its last one, or between pieces. */
  #step(character: string): 'inside' | 'last' | 'between' {
    const before = this.#json.depth;
    const wasHome = before <= this.#home && !this.#json.inString;
    this.#json.step(character);
    if (character === '\n') this.#line += 1;
    const { depth } = this.#json;
    const isArrayBracket = Math.max(before, depth) <= this.#home && before !== depth;
    if (isArrayBracket || (wasHome && SEPARATOR.test(character))) return 'between';
    this.#startLine ||= this.#line;
    return before > depth && depth === this.#home ? 'last' : 'inside';
  }

  #close(text: string): Piece[] {
    this.#buffer.add(text);
    const pieces = this.#buffer.take(this.#startLine || this.#line);
    this.#startLine = 0;
    return pieces;
  }
}
