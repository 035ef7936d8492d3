import type { Submission } from '../../shared/contract/http-shapes.ts';
import { followToEnd } from '../follow-submission.ts';
import type { ApiClient } from '../http/api-client.ts';
import type { AcceptedStory } from './post-batch.ts';
import type { Endings } from './publish-report.ts';

const FOLLOWED_AT_ONCE = 4;

/**
 * Follows every submission to its end. Workers process them roughly in order, so a few followers that each wait for the
 * oldest need little more than one request per submission.
 */
export async function followSubmissions(
  api: ApiClient,
  accepted: AcceptedStory[],
  onEnd: (story: AcceptedStory, submission: Submission, endings: Endings) => void,
): Promise<Endings> {
  const endings: Endings = { published: 0, duplicate: 0, rejected: 0, failed: 0, held: 0, cancelled: 0, replaced: 0 };
  const waiting = accepted.values();
  async function followNext(): Promise<void> {
    for (const story of waiting) {
      const submission = await followToEnd(api, story.id);
      endings[submission.status === 'queued' ? 'held' : submission.status] += 1;
      onEnd(story, submission, endings);
    }
  }
  await Promise.all(Array.from({ length: FOLLOWED_AT_ONCE }, followNext));
  return endings;
}
