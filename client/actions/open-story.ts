import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { Story } from '../../shared/domain/story.ts';
import { isDiscussionEvent, type WireEvent } from '../../shared/domain/wire-event.ts';
import { HttpFailure } from '../net/http-client.ts';
import { fetchStory, firstStory } from '../net/stories-api.ts';
import { heldCard } from '../state/open-lists.ts';
import {
  beginStory,
  changeOpenStory,
  changeOpenStoryline,
  closeStory,
  countOpenStory,
  failStory,
  openStory,
  showStory,
  splitOpenStory,
} from '../state/open-story.ts';
import { learnLabels } from '../state/topic-labels.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import { unwatchStory, watchStory } from './watch-story.ts';

let reading = new AbortController();

/** Opens a story's page. */
export async function openStoryPage(id: string): Promise<void> {
  beginStory(id, heldCard(id));
  const first = firstStory(id);
  if (first) take(first);
  // What is loaded after watching has begun cannot be out of date.
  const listener = {
    events: (events: readonly WireEvent[]) => events.forEach(updateOpenStory),
    reset: () => void reloadOpenStory(),
  };
  const isHeard = await watchStory(id, listener);
  // Once the story is watched, `reset` has loaded it.
  if (!isHeard && !first && openStory.peek()?.id === id) await reloadOpenStory();
}

/** Closes the story's page. */
export function leaveStoryPage(): void {
  reading.abort();
  closeStory();
  unwatchStory();
}

/** Loads the open story again; what is on the page stays until then. */
export async function reloadOpenStory(): Promise<void> {
  const id = openStory.peek()?.id;
  if (id === undefined) return;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  try {
    take(await retryWhileBusy(() => fetchStory(id, signal), signal));
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof HttpFailure && error.status === 451) return removeStory(id, error.message);
    failStory(id, isMissing(error) ? 'missing' : 'failed');
  }
}

/** Applies a wire event to the open story, and loads the story again if it changed. */
export function updateOpenStory(event: WireEvent): void {
  if (event.type === 'story.removed') {
    void removeStory(event.storyId, event.reason);
    return;
  }
  if ('coverageId' in event) return;
  if (event.type === 'storyline.merged') {
    changeOpenStoryline(event.storylineId, event.storyline ?? { id: event.into });
    if (event.storyline) changeOpenStoryline(event.into, event.storyline);
    return;
  }
  if (event.type === 'storyline.split') {
    splitOpenStory(event);
    return;
  }
  if ('story' in event) changeOpenStoryline(event.story.storyline.id, event.story.storyline);
  if (isDiscussionEvent(event)) {
    countOpenStory(event);
    return;
  }
  if (changeOpenStory(event)) void reloadOpenStory();
}

/** Rare, so that its code is loaded when it is needed. */
async function removeStory(id: string, reason: string): Promise<void> {
  const loaded = await import('./remove-story.ts').catch(noAnswer);
  loaded?.removeStory(id, reason);
}

function take(story: Story): void {
  showStory(story);
  learnLabels(story.topics);
}

/** A malformed id is refused and an unknown one not found: both mean that there is no such story. */
function isMissing(error: unknown): boolean {
  return error instanceof HttpFailure && [400, 404, 410, 422].includes(error.status);
}
