import { fetchRevisions } from '../net/story-api.ts';
import { addEarlierRevisions, beginRevisions, failRevisions, revisions, showRevisions } from '../state/revisions.ts';

let reading = new AbortController();

/** Reads the newest versions of the story. */
export async function loadRevisions(storyId: string): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginRevisions(storyId);
  try {
    showRevisions(storyId, await fetchRevisions(storyId, null, signal));
  } catch {
    if (!signal.aborted) failRevisions(storyId);
  }
}

/** Reads the versions before those that are shown; when they do not come, the reader can ask again. */
export async function loadEarlierRevisions(): Promise<void> {
  const { storyId, next } = revisions.peek();
  if (next === null) return;
  const earlier = await fetchRevisions(storyId, next, reading.signal).catch(() => undefined);
  if (earlier) addEarlierRevisions(storyId, next, earlier);
}
