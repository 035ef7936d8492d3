import { getOverview, OpsRefused } from '../net/ops-api.ts';
import { noteAnswered } from '../state/looking.ts';
import { addLook } from '../state/samples.ts';
import { searchJobs } from './failed-jobs.ts';

const LOOK_EVERY_MS = 2_000;
/** Failed jobs change seldom, and looking for them costs more. */
const JOBS_EVERY_LOOKS = 5;

/** Looks every two seconds, while somebody looks at the page. */
export function keepLooking(): void {
  let looks = 0;
  const turn = async (): Promise<void> => {
    if (!document.hidden) {
      await lookOnce();
      if (looks % JOBS_EVERY_LOOKS === 0) await searchJobs();
      looks += 1;
    }
    setTimeout(() => void turn(), LOOK_EVERY_MS);
  };
  void turn();
}

/** Looks now. */
export async function lookOnce(): Promise<void> {
  try {
    addLook(await getOverview());
    noteAnswered(true);
  } catch (error) {
    if (!(error instanceof OpsRefused)) throw error;
    // The session is over or its key was revoked: the server shows the form.
    if (error.status === 401 || error.status === 403) location.reload();
    noteAnswered(false);
  }
}
