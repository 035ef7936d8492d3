import { signal } from '@preact/signals';

const state = signal<'begins' | 'live' | 'away'>('begins');

/** Whether the server answers; `away` shows what was last seen. */
export const looking = state;

export function noteAnswered(answered: boolean): void {
  state.value = answered ? 'live' : 'away';
}
