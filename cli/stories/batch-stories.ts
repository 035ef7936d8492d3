import type { Rejection, StoryText } from './read-stories.ts';

const BATCH_STORIES = 200;
const BATCH_BYTES = 5 * 1024 * 1024;

/** Batches stories into requests of limited size, in order; unreadable ones go to `onUnreadable`. */
export async function* batchStories(
  stories: AsyncIterable<StoryText | Rejection>,
  onUnreadable: (rejection: Rejection) => void,
): AsyncGenerator<StoryText[]> {
  let batch: StoryText[] = [];
  let bytes = 0;
  for await (const story of stories) {
    if (!('json' in story)) {
      onUnreadable(story);
      continue;
    }
    const size = Buffer.byteLength(story.json) + 1;
    if (batch.length === BATCH_STORIES || (batch.length > 0 && bytes + size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(story);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
