import { DEMO_STORIES } from './demo-stories.ts';
import type { DemoStory } from './demo-story.ts';
import { OPENING, RUNNING_ORDER } from './running-order.ts';

/** One step of the newsroom; a change comes after its story. */
export interface Act {
  kind: 'publish' | 'correct' | 'retract';
  story: DemoStory;
  /** `burst`: right after the act before it. */
  when: 'opening' | 'later' | 'burst';
}

const CHANGES: Record<string, Act['kind']> = { '+': 'correct', '-': 'retract' };
const STORIES = new Map(DEMO_STORIES.map((story) => [story.key, story]));

/** Everything that the newsroom does, in its order. */
export const SCRIPT: readonly Act[] = [
  ...OPENING.map((entry) => toAct(entry, 'opening')),
  ...RUNNING_ORDER.map((entry) => toAct(entry, 'later')),
];

function toAct(entry: string, when: Act['when']): Act {
  const mark = entry.charAt(0);
  const kind = CHANGES[mark] ?? 'publish';
  const isBurst = mark === '!';
  const story = STORIES.get(kind === 'publish' && !isBurst ? entry : entry.slice(1));
  if (!story) throw new Error(`the running order names an unknown story: ${entry}`);
  return { kind, story, when: isBurst ? 'burst' : when };
}
