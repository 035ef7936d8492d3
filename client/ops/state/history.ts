import { signal } from '@preact/signals';
import type { OpsHistory } from '../../../shared/contract/ops-history-shapes.ts';

/** The periods that can be shown, in hours. */
export const PERIODS = [6, 24, 7 * 24, 30 * 24] as const;

const chosen = signal<number>(24);
const seen = signal<OpsHistory | undefined>(undefined);

/** The period shown, in hours. */
export const historyHours = chosen;
/** The history of that period; undefined before the first answer. */
export const opsHistory = seen;

export function chooseHours(hours: number): void {
  chosen.value = hours;
}

/** Shows a history, unless another period was chosen meanwhile. */
export function showHistory(history: OpsHistory): void {
  if (history.hours === chosen.value) seen.value = history;
}
