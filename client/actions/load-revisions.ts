import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { fetchRevisions } from '../net/story-api.ts';
import {
  addEarlierRevisions,
  beginRevisions,
  failRevisions,
  markEarlierRevisions,
  revisions,
  showRevisions,
} from '../state/revisions.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

let reading = new AbortController();

/** Loads the newest versions of a story. */
export async function loadRevisions(storyId: string): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  beginRevisions(storyId);
  try {
    showRevisions(storyId, await retryWhileBusy(() => fetchRevisions(storyId, null, signal), signal));
  } catch {
    if (!signal.aborted) failRevisions(storyId);
  }
}

/** Loads the versions before those that are shown. */
export async function loadEarlierRevisions(): Promise<void> {
  const { storyId, next, earlier } = revisions.peek();
  if (next === null || earlier === 'loading') return;
  const { signal } = reading;
  markEarlierRevisions(storyId, 'loading');
  const page = await retryWhileBusy(() => fetchRevisions(storyId, next, signal), signal).catch(noAnswer);
  if (page) addEarlierRevisions(storyId, next, page);
  else markEarlierRevisions(storyId, signal.aborted ? 'idle' : 'failed');
}
