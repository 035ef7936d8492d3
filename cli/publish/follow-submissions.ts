import { setTimeout as delay } from 'node:timers/promises';
import type { Submission } from '../../shared/wire/http-shapes.ts';
import type { ApiClient } from '../http/api-client.ts';
import type { AcceptedStory } from './post-batch.ts';
import type { Endings } from './publish-report.ts';

const FOLLOWED_AT_ONCE = 4;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Follows every submission to its end. Workers take submissions in about the order in which they came, so that few
 * followers that each wait for the oldest ask little more than once a submission.
 */
export async function followSubmissions(
  api: ApiClient,
  accepted: AcceptedStory[],
  onEnd: (story: AcceptedStory, submission: Submission, endings: Endings) => void,
): Promise<Endings> {
  const endings: Endings = { published: 0, duplicate: 0, rejected: 0, failed: 0, held: 0 };
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

/** Asks less and less often; a story under embargo is not waited for. */
async function followToEnd(api: ApiClient, id: string): Promise<Submission> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    const submission = await api.send<Submission>({ method: 'GET', path: `/submissions/${encodeURIComponent(id)}` });
    if (submission.status !== 'queued' || isHeld(submission)) return submission;
    await delay(pauseMs);
  }
}

function isHeld({ releaseAt }: Submission): boolean {
  return releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
}
