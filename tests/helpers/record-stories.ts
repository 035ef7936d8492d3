import { openProcessor, SILENT } from './open-processor.ts';
import type { World } from './world.ts';

/** Submits and records stories without announcing them, like a worker that crashes right after its commit. */
export async function recordStories(world: World, count: number, topic = 'Crash'): Promise<void> {
  const stories = Array.from({ length: count }, (_, index) => ({ headline: `Story ${index}`, topics: [topic] }));
  const { body } = await world.api().post('/stories', stories);
  const edit = openProcessor(world, SILENT);
  for (const submission of body.submissions) await edit(submission.id);
}
