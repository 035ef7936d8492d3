import { ArrayTaskQueue, queueOptionsSymbol } from 'piscina';
import type { StoryToRead } from './read-story.ts';

type Task = Parameters<ArrayTaskQueue['push']>[0];

const FLASH = { isFlash: true };

/** Stories that wait for a reading thread: a flash goes before all others. */
export class FlashFirst extends ArrayTaskQueue {
  override push(task: Task): void {
    if (task[queueOptionsSymbol] === FLASH) this.unshift(task);
    else super.push(task);
  }
}

/** The story as the threads' queue takes it. */
export function queued(story: StoryToRead): StoryToRead {
  if (story.payload.priority !== 'flash') return story;
  return Object.assign({ ...story }, { [queueOptionsSymbol]: FLASH });
}
