import { readlinkSync } from 'node:fs';
import os from 'node:os';

/**
 * Lets every other thread of the machine go before the calling one. Linux schedules threads as it does processes (see
 * setpriority(2)); elsewhere this does nothing.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  const id = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  os.setPriority(id, os.constants.priority.PRIORITY_BELOW_NORMAL);
}
