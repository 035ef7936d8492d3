import { type ReadonlySignal, signal } from '@preact/signals';

/** `unoffered`: this server sends none; `unsupported`: this browser cannot; `denied`: the reader told the browser never to; `failed`: no push service, or no server. */
export type NotificationState = 'unoffered' | 'unsupported' | 'denied' | 'off' | 'on' | 'failed';

const state = signal<NotificationState>('off');

/** How this browser stands with notifications. */
export const notificationState: ReadonlySignal<NotificationState> = state;

/** Notes how it stands now. */
export function setNotificationState(now: NotificationState): void {
  state.value = now;
}

const known = signal(false);

/** Whether we have asked if this server sends notifications at all: until then none are offered. */
export const isOfferKnown: ReadonlySignal<boolean> = known;

/** It was asked. */
export function noteOfferKnown(): void {
  known.value = true;
}

/** The push service or the server could not be reached; the wish is kept, and told again with the next change. */
export function failNotifications(): void {
  state.value = 'failed';
}
