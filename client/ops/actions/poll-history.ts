import { OpsRefused } from '../net/operator-call.ts';
import { getHistory } from '../net/ops-api.ts';
import { chooseHours, historyHours, showHistory } from '../state/history.ts';

const EVERY_MS = 60_000;

/** Loads the history every minute while the page is visible. */
export function pollHistory(): void {
  const turn = async (): Promise<void> => {
    if (!document.hidden) await refreshHistory();
    setTimeout(() => void turn(), EVERY_MS);
  };
  void turn();
}

/** Shows the history of so many hours. */
export async function changePeriod(hours: number): Promise<void> {
  chooseHours(hours);
  await refreshHistory();
}

async function refreshHistory(): Promise<void> {
  try {
    showHistory(await getHistory(historyHours.value));
  } catch (error) {
    // The overview tells that the server does not respond; the history shown stays.
    if (!(error instanceof OpsRefused)) throw error;
  }
}
