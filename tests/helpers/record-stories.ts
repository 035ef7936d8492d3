import { openHand, SILENT } from './hand.ts';
import type { World } from './world.ts';

/** Submits and records stories without announcing them, as a worker does that dies right after its commit. */
export async function recordStories(world: World, count: number, topic = 'Crash'): Promise<void> {
  const stories = Array.from({ length: count }, (_, index) => ({ headline: `Story ${index}`, topics: [topic] }));
  const { body } = await world.api().post('/stories', stories);
  const hand = openHand(world, SILENT);
  for (const submission of body.submissions) await hand(submission.id);
}
