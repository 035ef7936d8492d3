import type { FieldError } from '../../shared/domain/errors.ts';
import { detectShape } from './detect-shape.ts';
import type { Piece, Splitter } from './piece.ts';
import { splitLines } from './split-lines.ts';
import { splitValues } from './split-values.ts';

/** A story as JSON on one line, ready for NDJSON. */
export interface StoryText {
  line: number;
  json: string;
}

/** Why what stands at a line of the file was not accepted. */
export interface Rejection {
  line: number;
  code: string;
  detail: string;
  errors?: FieldError[];
}

/** Reads stories from one JSON value, an array, or NDJSON, a piece at a time. */
export async function* readStories(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StoryText | Rejection> {
  for await (const piece of readPieces(chunks)) yield toStory(piece);
}

async function* readPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const decoder = new TextDecoder();
  let splitter: Splitter | undefined;
  let head = '';
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (splitter) yield* splitter.push(text);
    else {
      head += text;
      splitter = splitterFor(head, false);
      if (splitter) yield* splitter.push(head);
    }
  }
  if (!splitter) {
    splitter = splitterFor(head, true) ?? splitLines();
    yield* splitter.push(head);
  }
  yield* splitter.push(decoder.decode());
  yield* splitter.end();
}

function splitterFor(head: string, ended: boolean): Splitter | undefined {
  const shape = detectShape(head, ended);
  if (shape === undefined) return undefined;
  return shape === 'lines' ? splitLines() : splitValues(shape);
}

function toStory(piece: Piece): StoryText | Rejection {
  if ('problem' in piece) return { line: piece.line, code: 'bad_json', detail: piece.problem };
  try {
    const value: unknown = JSON.parse(piece.text);
    return { line: piece.line, json: /[\r\n]/.test(piece.text) ? JSON.stringify(value) : piece.text };
  } catch (error) {
    return { line: piece.line, code: 'bad_json', detail: `is not JSON: ${(error as SyntaxError).message}` };
  }
}
