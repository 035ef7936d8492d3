import type { FailedJob } from '../../../shared/contract/ops-shapes.ts';
import { OpsRefused } from '../net/operator-call.ts';
import { discardJob, getFailedJobs, retryJob } from '../net/ops-api.ts';
import { opsTexts } from '../ops-texts.ts';
import { askForJobs, jobWords, sayOutcome, showJobs } from '../state/failed-jobs.ts';

/** Searches failed jobs; only the answer to the latest search is shown. */
export async function searchJobs(words = jobWords.value): Promise<void> {
  askForJobs(words);
  try {
    const { jobs } = await getFailedJobs(words);
    if (jobWords.value === words) showJobs(jobs);
  } catch (error) {
    tell(error);
  }
}

/** Retries a job. */
export async function retry({ queue, id, title }: FailedJob): Promise<void> {
  await act(() => retryJob(queue, id), opsTexts.retried(title));
}

/** Discards a job. */
export async function discard({ queue, id, title }: FailedJob): Promise<void> {
  await act(() => discardJob(queue, id), opsTexts.discarded(title));
}

/** Runs an action, shows its outcome, and searches again. */
export async function act(work: () => Promise<unknown>, done: string): Promise<void> {
  try {
    await work();
    sayOutcome(done);
  } catch (error) {
    tell(error);
  }
  await searchJobs();
}

function tell(error: unknown): void {
  if (!(error instanceof OpsRefused)) throw error;
  sayOutcome(error.status === 0 ? opsTexts.noAnswer : error.message);
}
