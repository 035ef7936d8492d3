import { fetchRevisions } from '../net/story-api.ts';
import {
  addEarlierRevisions,
  beginRevisions,
  failRevisions,
  markEarlierRevisions,
  revisions,
  showRevisions,
} from '../state/revisions.ts';
import { patiently } from './patiently.ts';

let reading = new AbortController();

/** Reads the newest versions of the story. */
export async function loadRevisions(storyId: string): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginRevisions(storyId);
  try {
    showRevisions(storyId, await patiently(() => fetchRevisions(storyId, null, signal), signal));
  } catch {
    if (!signal.aborted) failRevisions(storyId);
  }
}

/** Reads the versions before those that are shown. */
export async function loadEarlierRevisions(): Promise<void> {
  const { storyId, next, earlier } = revisions.peek();
  if (next === null || earlier === 'loading') return;
  const { signal } = reading;
  markEarlierRevisions(storyId, 'loading');
  const page = await patiently(() => fetchRevisions(storyId, next, signal), signal).catch(() => undefined);
  if (page) addEarlierRevisions(storyId, next, page);
  else markEarlierRevisions(storyId, signal.aborted ? 'idle' : 'failed');
}
