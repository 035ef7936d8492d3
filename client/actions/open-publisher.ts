import { HttpFailure } from '../net/http-client.ts';
import { fetchPublisher, firstPublisher } from '../net/stories-api.ts';
import { beginPublisher, failPublisher, showPublisher } from '../state/publisher-profile.ts';
import { learnPublishers } from '../state/publishers.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

let reading = new AbortController();

/** Loads the publisher whose page is opened. */
export async function openPublisher(id: string): Promise<void> {
  beginPublisher(id);
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  try {
    const profile = firstPublisher(id) ?? (await retryWhileBusy(() => fetchPublisher(id, signal), signal));
    learnPublishers([profile]);
    learnLabels(profile.topics);
    showPublisher(profile);
  } catch (error) {
    if (!signal.aborted) failPublisher(id, isMissing(error) ? 'missing' : 'failed');
  }
}

/** An address that is no id is not found either. */
function isMissing(error: unknown): boolean {
  return error instanceof HttpFailure && error.status === 404;
}
