import { isServerBusy } from '../state/server-load.ts';
import { texts } from '../texts.ts';

/** The text for something that is loading: `usual`, or that the server is busy. */
export function waitingText(usual: string): string {
  return isServerBusy.value ? texts.serverBusy : usual;
}
