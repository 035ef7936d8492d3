import { BATCH_MAX_BYTES } from '../../shared/contract/story-schema.ts';
import { JsonDepth } from './json-depth.ts';

export type Shape = 'lines' | 'array' | 'values';

/**
 * Detects a file's format from its start: an array, one story per line, or JSON over several lines. Undefined until
 * enough has been read.
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

/** JSON strings contain no line breaks, so a line ending inside one was cut; one with open brackets continues. */
function isLeftOpen(line: string): boolean {
  const json = new JsonDepth();
  for (const character of line) json.step(character);
  return json.depth > 0 && !json.inString;
}
