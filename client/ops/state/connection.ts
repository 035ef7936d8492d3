import { signal } from '@preact/signals';

const state = signal<'begins' | 'live' | 'away'>('begins');

/** Whether the server answers; while `away`, the page shows the last overview. */
export const opsConnection = state;

export function noteAnswered(answered: boolean): void {
  state.value = answered ? 'live' : 'away';
}
