import { OpsRefused } from '../net/operator-call.ts';
import { getOverview } from '../net/ops-api.ts';
import { noteAnswered } from '../state/connection.ts';
import { addLook } from '../state/samples.ts';
import { searchJobs } from './failed-jobs.ts';

const LOOK_EVERY_MS = 2_000;
/** Failed jobs change rarely, and searching them costs more. */
const JOBS_EVERY_LOOKS = 5;

/** Loads the overview every two seconds while the page is visible. */
export function pollOverview(): void {
  let looks = 0;
  const turn = async (): Promise<void> => {
    if (!document.hidden) {
      await refreshOverview();
      if (looks % JOBS_EVERY_LOOKS === 0) await searchJobs();
      looks += 1;
    }
    setTimeout(() => void turn(), LOOK_EVERY_MS);
  };
  void turn();
}

/** Loads the overview now. */
export async function refreshOverview(): Promise<void> {
  try {
    addLook(await getOverview());
    noteAnswered(true);
  } catch (error) {
    if (!(error instanceof OpsRefused)) throw error;
    // The session has ended or its key was revoked: the server shows the sign-in form.
    if (error.status === 401 || error.status === 403) location.reload();
    noteAnswered(false);
  }
}
