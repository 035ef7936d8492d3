import { type ReadonlySignal, signal } from '@preact/signals';

const any = signal(false);

/** Whether there are corrections to tell; the board loads nothing about them otherwise. */
export const hasRecalls: ReadonlySignal<boolean> = any;

/** There are corrections to tell, or none any more. */
export function setHasRecalls(has: boolean): void {
  any.value = has;
}
