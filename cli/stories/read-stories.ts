import type { FieldError } from '../../shared/domain/errors.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { detectShape } from './detect-shape.ts';
import type { Piece, Splitter } from './piece.ts';
import { splitLines } from './split-lines.ts';
import { splitValues } from './split-values.ts';

/** A story as JSON on one line, ready for NDJSON. */
export interface StoryText {
  line: number;
  json: string;
}

/** Why a story in the file was not accepted. */
export interface Rejection {
  line: number;
  code: string;
  detail: string;
  errors?: FieldError[];
}

/** Reads stories from a JSON value, an array, or NDJSON, one piece at a time. */
export async function* readStories(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StoryText | Rejection> {
  for await (const piece of readPieces(chunks)) yield toStory(piece);
}

async function* readPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let decode: Decode | undefined;
  let splitter: Splitter | undefined;
  let head = '';
  for await (const chunk of chunks) {
    decode ??= decoderFor(chunk);
    const text = decode(chunk);
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
  yield* splitter.push(decode?.() ?? '');
  yield* splitter.end();
}

type Decode = (chunk?: Uint8Array) => string;

/** UTF-16 shows in the first two bytes; PowerShell writes it. Anything else must be UTF-8. */
function decoderFor([first, second]: Uint8Array): Decode {
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true });
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const advice = 'Convert it first, for example with: iconv -f latin1 -t utf-8';
      throw new CliError(EXIT.usage, `The text is neither UTF-8 nor UTF-16. ${advice}`, { cause });
    }
  };
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
