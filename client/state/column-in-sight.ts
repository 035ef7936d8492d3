import { type ReadonlySignal, signal } from '@preact/signals';

const index = signal(0);

/** On a phone, which shows one column at a time: its position, from 0. */
export const columnInSight: ReadonlySignal<number> = index;

/** Notes which column is in sight. */
export function noteColumnInSight(at: number): void {
  index.value = at;
}
