import { storyList } from '../state/list.ts';

const ATTEMPTS = 4;

/**
 * Reads, and reads again when meanwhile the wire spoke of a story that we don't hold: the answer may hold its older
 * revision, and nobody would tell us again.
 */
export async function readUndisturbed<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { missed } = storyList.peek();
    const answer = await read();
    if (storyList.peek().missed === missed || attempt === ATTEMPTS) return answer;
  }
}
