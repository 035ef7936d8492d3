import { DEMO_STORIES } from './demo-stories.ts';
import type { DemoStory } from './demo-story.ts';
import { OPENING, RUNNING_ORDER } from './running-order.ts';

/** One thing that the newsroom does; a change comes after its story. */
export interface Act {
  kind: 'publish' | 'correct' | 'retract';
  story: DemoStory;
}

const MARKS: Record<string, Act['kind']> = { '+': 'correct', '-': 'retract' };
const STORIES = new Map(DEMO_STORIES.map((story) => [story.key, story]));
/** A change that followed at once would look like a slip of the keyboard. */
const SOONEST_CHANGE_ACTS = 4;

/** The first edition as it was laid out; later ones in an order of their own. */
export function scriptFor(edition: number, random: () => number): Act[] {
  const firstEdition = [...OPENING, ...RUNNING_ORDER].map(toAct);
  return edition === 1 ? firstEdition : shuffled(firstEdition, random);
}

function toAct(entry: string): Act {
  const kind = MARKS[entry.charAt(0)] ?? 'publish';
  const story = STORIES.get(kind === 'publish' ? entry : entry.slice(1));
  if (!story) throw new Error(`the running order names a story that no desk has: ${entry}`);
  return { kind, story };
}

function shuffled(acts: Act[], random: () => number): Act[] {
  const script = acts.filter(({ kind }) => kind === 'publish');
  for (let last = script.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [script[last], script[other]] = [script[other] as Act, script[last] as Act];
  }
  for (const change of acts.filter(({ kind }) => kind !== 'publish')) insertAfterItsStory(script, change, random);
  return script;
}

function insertAfterItsStory(script: Act[], change: Act, random: () => number): void {
  const soonest = script.findIndex(({ story }) => story === change.story) + SOONEST_CHANGE_ACTS;
  script.splice(soonest + Math.floor(random() * SOONEST_CHANGE_ACTS * 2), 0, change);
}
