import { replay, switchQueue } from '../net/ops-api.ts';
import { opsTexts } from '../ops-texts.ts';
import { sayOutcome } from '../state/failed-jobs.ts';
import { act } from './failed-jobs.ts';
import { refreshOverview } from './poll-overview.ts';

/** Pauses or resumes a queue. */
export async function setPaused(queue: string, paused: boolean): Promise<void> {
  await act(() => switchQueue(queue, paused ? 'pause' : 'resume'), opsTexts.switched(queue, paused));
  await refreshOverview();
}

/** Replays a time window. */
export async function replayWindow(from: Date, to: Date, failed: boolean): Promise<void> {
  let said = '';
  await act(async () => {
    const { reopened, enqueued } = await replay(from, to, failed);
    said = opsTexts.replayed(reopened, enqueued);
  }, '');
  if (said !== '') sayOutcome(said);
}
