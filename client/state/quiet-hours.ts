import { type ReadonlySignal, signal } from '@preact/signals';
import type { PushSubscriptionRequest } from '../../shared/contract/push-schema.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

/** The hours without notifications, in local time of a time zone. */
export type QuietHours = NonNullable<PushSubscriptionRequest['quiet']>;

const NAME = 'quiet';
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const kept = signal<QuietHours | null>(stored());

/** The reader's quiet hours; null when there are none. */
export const quietHours: ReadonlySignal<QuietHours | null> = kept;

onStoredElsewhere(NAME, () => {
  kept.value = stored();
});

/** Saves the quiet hours, unless a time of day is invalid. */
export function keepQuietHours(hours: QuietHours | null): void {
  if (hours && !(CLOCK_TIME.test(hours.from) && CLOCK_TIME.test(hours.to))) return;
  kept.value = hours;
  writeStored(NAME, hours);
}

function stored(): QuietHours | null {
  const hours = readStored(NAME) as Partial<QuietHours> | null | undefined;
  const isWhole = [hours?.from, hours?.to].every((time) => typeof time === 'string' && CLOCK_TIME.test(time));
  return isWhole && typeof hours?.timeZone === 'string' ? (hours as QuietHours) : null;
}
