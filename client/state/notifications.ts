import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * `unoffered`: the server sends none; `unsupported`: the browser cannot; `denied`: the reader blocked them; `failed`:
 * the push service or the server could not be reached.
 */
export type NotificationState = 'unoffered' | 'unsupported' | 'denied' | 'off' | 'on' | 'failed';

const state = signal<NotificationState>('off');

/** The state of notifications in this browser. */
export const notificationState: ReadonlySignal<NotificationState> = state;

/** Sets the state of notifications. */
export function setNotificationState(now: NotificationState): void {
  state.value = now;
}

const known = signal(false);

/** True once it is known whether the server sends notifications; until then, none are offered. */
export const isOfferKnown: ReadonlySignal<boolean> = known;

/** It is now known whether the server sends notifications. */
export function noteOfferKnown(): void {
  known.value = true;
}

/** The push service or the server could not be reached; the settings are kept, and sent with the next change. */
export function failNotifications(): void {
  state.value = 'failed';
}
