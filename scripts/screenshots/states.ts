import { BUSY_STATES, CALM_STATES } from './board-states.ts';
import { LANGUAGE_STATES } from './language-states.ts';
import { SEARCH_STATES } from './search-states.ts';
import type { State } from './state.ts';
import { STORY_STATES } from './story-states.ts';

/** All states, in the order in which they are visited. */
export const STATES: readonly State[] = [
  ...CALM_STATES,
  ...SEARCH_STATES,
  ...STORY_STATES,
  ...LANGUAGE_STATES,
  ...BUSY_STATES,
];

/** The states with these names; all without names. Throws for a name that is none. */
export function statesNamed(names: readonly string[]): readonly State[] {
  const unknown = names.filter((name) => !STATES.some((state) => state.name === name));
  if (unknown.length > 0) {
    throw new Error(`no such state: ${unknown.join(', ')}. There are: ${STATES.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0 ? STATES : STATES.filter((state) => names.includes(state.name));
}
