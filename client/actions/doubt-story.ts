import { reportStoryline } from '../net/story-api.ts';
import { type Outcome, told } from './told.ts';

/** Tells the moderators that a story is about another event than its storyline. */
export function doubtStory(storylineId: string, storyId: string, reason: string): Outcome {
  return told(() => reportStoryline(storylineId, storyId, reason));
}
