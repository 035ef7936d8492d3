import { isServerBusy } from '../state/server-load.ts';
import { texts } from '../texts.ts';

/** What stands where something is waited for: `usual`, or that the server is busy. */
export function waitingText(usual: string): string {
  return isServerBusy.value ? texts.serverBusy : usual;
}
