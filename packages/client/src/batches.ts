import type { StoryIn } from './api-types.ts';

const BATCH_STORIES = 1_000;
/** Below what the server takes, 10 MB. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** Stories as lines of NDJSON, in batches that the server takes. */
export async function* batchesOf(
  stories: Iterable<StoryIn> | AsyncIterable<StoryIn>,
): AsyncGenerator<string[], void, void> {
  const encoder = new TextEncoder();
  let lines: string[] = [];
  let bytes = 0;
  for await (const story of stories) {
    const line = `${JSON.stringify(story)}\n`;
    const size = encoder.encode(line).length;
    if (lines.length > 0 && (lines.length >= BATCH_STORIES || bytes + size > BATCH_BYTES)) {
      yield lines;
      [lines, bytes] = [[], 0];
    }
    lines.push(line);
    bytes += size;
  }
  if (lines.length > 0) yield lines;
}
