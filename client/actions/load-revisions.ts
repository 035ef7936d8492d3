import { fetchRevisions } from '../net/story-api.ts';
import { beginRevisions, failRevisions, showRevisions } from '../state/revisions.ts';

let reading = new AbortController();

/** Reads every version of the story. */
export async function loadRevisions(storyId: string): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginRevisions(storyId);
  try {
    showRevisions(storyId, await fetchRevisions(storyId, signal));
  } catch {
    if (!signal.aborted) failRevisions(storyId);
  }
}
