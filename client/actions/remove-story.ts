import { forgetAnswersAbout } from '../net/answer-cache.ts';
import { coverage, settleCoverage } from '../state/coverage.ts';
import { openLists } from '../state/open-lists.ts';
import { beginStory, failStory, openStory } from '../state/open-story.ts';
import { dropStory, showRemoval } from '../state/removed-story.ts';
import { savedStories, toggleSaved } from '../state/saved-stories.ts';

/** A story was taken down: takes it off the page and out of everything that this browser keeps. */
export function removeStory(storyId: string, reason: string): void {
  for (const list of openLists.peek()) dropStory(list, storyId);
  const saved = savedStories.peek().find(({ id }) => id === storyId);
  if (saved) toggleSaved(saved);
  const { answer, storyId: coveredBy } = coverage.peek();
  if (answer?.stories.some(({ id }) => id === storyId)) {
    settleCoverage(coveredBy, { ...answer, stories: answer.stories.filter(({ id }) => id !== storyId) });
  }
  if (openStory.peek()?.id === storyId) {
    showRemoval(storyId, reason);
    beginStory(storyId, undefined);
    failStory(storyId, 'missing');
  }
  void forgetAnswersAbout(storyId);
}
