import { reportStoryline } from '../net/story-api.ts';
import { type Outcome, outcomeOf } from './report-outcome.ts';

/** Reports that a story is about another event than its storyline. */
export function reportWrongStoryline(storylineId: string, storyId: string, reason: string): Outcome {
  return outcomeOf(() => reportStoryline(storylineId, storyId, reason));
}
