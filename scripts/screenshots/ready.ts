import type { Scene } from './state.ts';

/** Waits until stories are shown and the page is live. */
export async function ready({ drive }: Scene): Promise<void> {
  await drive.cards().nth(1).waitFor();
  await drive.untilConnection('live');
}
