import { furtherAddress } from '../../shared/contract/first-answers.ts';
import type { StoriesPage } from '../../shared/contract/http-shapes.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { furtherStories } from '../../shared/domain/further-stories.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { firstAnswer } from '../net/first-answers.ts';
import { getJson } from '../net/http-client.ts';
import { further, showFurther } from '../state/further-stories.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

let reading = new AbortController();

/** Shows the further stories that the story's page was served with. */
export function takeServedFurther(story: StoryCard): void {
  const address = furtherAddress(story);
  const served = address === undefined ? undefined : firstAnswer<StoriesPage>(address);
  if (served) showFurther({ storyId: story.id, stories: furtherStories(story, served.stories) });
}

/** Loads further stories of a story's topics, once for each story. */
export async function loadFurther(story: StoryCard): Promise<void> {
  if (further.peek()?.storyId === story.id) return;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const address = furtherAddress(story);
  const show = (page: StoriesPage | undefined): void =>
    showFurther({ storyId: story.id, stories: furtherStories(story, page?.stories ?? []) });
  if (address === undefined) return show(undefined);
  const page = await retryWhileBusy(() => getJson<StoriesPage>(address, signal), signal).catch(noAnswer);
  if (!signal.aborted) show(page);
}
