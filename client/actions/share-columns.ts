import { columnAddress, dashboardAddress } from '../state/address.ts';
import { boardDensity } from '../state/board-density.ts';
import type { Column } from '../state/column.ts';
import { columns } from '../state/columns.ts';
import { showToast } from '../state/toast.ts';

/** Copies a link to all columns, and says whether the browser allowed it. */
export async function copyBoardLink(): Promise<void> {
  await copyLink(dashboardAddress(columns.peek().map(asShown)));
}

/** Copies a link to one column, and says whether the browser allowed it. */
export async function copyColumnLink(column: Column): Promise<void> {
  await copyLink(columnAddress(asShown(column)));
}

async function copyLink(address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(new URL(address, location.origin).href);
    showToast({ kind: 'link-copied' });
  } catch {
    showToast({ kind: 'link-not-copied' });
  }
}

/** A column as the reader sees it, whatever the board's density is where the link is opened. */
function asShown(column: Column): Column {
  const density = boardDensity.peek();
  return density === 'standard' ? column : { density, ...column };
}
