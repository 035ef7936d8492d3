import { type ReadonlySignal, signal } from '@preact/signals';

/** `unsupported`: this browser cannot; `denied`: the reader told the browser never to. */
export type NotificationState = 'unsupported' | 'denied' | 'off' | 'on';

const state = signal<NotificationState>('off');

/**
 * How this browser stands with notifications.
 * @public
 */
export const notificationState: ReadonlySignal<NotificationState> = state;

/** Notes how it stands now. */
export function setNotificationState(now: NotificationState): void {
  state.value = now;
}
