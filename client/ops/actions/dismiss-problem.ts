import { duration } from '../duration-text.ts';
import { deleteDismissal, putDismissal } from '../net/ops-api.ts';
import { opsTexts } from '../ops-texts.ts';
import { act } from './failed-jobs.ts';
import { refreshOverview } from './poll-overview.ts';

const HOUR_MS = 3_600_000;

/** Hides a problem for some hours. */
export async function dismiss(problem: string, reason: string, hours: number): Promise<void> {
  await act(() => putDismissal(problem, reason, hours), opsTexts.dismissedFor(duration(hours * HOUR_MS)));
  await refreshOverview();
}

/** Shows a dismissed problem again. */
export async function restore(problem: string): Promise<void> {
  await act(() => deleteDismissal(problem), opsTexts.restored);
  await refreshOverview();
}
