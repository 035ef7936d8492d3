import { showDialog } from '../state/dialog.ts';
import { joined } from '../state/joined.ts';
import { startSync } from './start-sync.ts';

/** Keeps a joined browser alike with the others, and opens the dialog for a link or an open question. */
export function startDevices(): void {
  if (joined.peek()) startSync();
  if (joined.peek()?.isAsking || location.hash.startsWith('#join=')) showDialog('devices');
}
