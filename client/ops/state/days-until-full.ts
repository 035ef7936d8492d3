import type { StorageFigures } from '../../../shared/contract/ops-history-shapes.ts';

/** The days until the disk is full at the present growth; undefined if it does not grow or the disk is not known. */
export function daysUntilFull({ bytesPerDay, diskFreeBytes }: StorageFigures): number | undefined {
  if (bytesPerDay === null || bytesPerDay <= 0 || diskFreeBytes === null) return undefined;
  return diskFreeBytes / bytesPerDay;
}
