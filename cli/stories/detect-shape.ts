import { BATCH_MAX_BYTES } from '../../shared/wire/story-schema.ts';
import { JsonDepth } from './json-depth.ts';

export type Shape = 'lines' | 'array' | 'values';

/**
 * What a file is, from its beginning: an array, a line for each story, or JSON laid out over several lines. Undefined
 * while more of it is needed.
 */
export function detectShape(head: string, ended: boolean): Shape | undefined {
  const text = head.trimStart();
  if (text === '') return ended ? 'lines' : undefined;
  if (text.startsWith('[')) return 'array';
  if (!text.startsWith('{')) return 'lines';
  const lineEnd = text.indexOf('\n');
  if (lineEnd >= 0) return isLeftOpen(text.slice(0, lineEnd)) ? 'values' : 'lines';
  return ended || text.length > BATCH_MAX_BYTES ? 'lines' : undefined;
}

/** A line that ends inside a string was cut, for JSON has no line breaks there; one with open brackets goes on. */
function isLeftOpen(line: string): boolean {
  const json = new JsonDepth();
  for (const character of line) json.step(character);
  return json.depth > 0 && !json.inString;
}
