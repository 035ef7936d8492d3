import type { ColumnList } from '../state/column-list.ts';

const ATTEMPTS = 4;

/**
 * Loads again when the wire meanwhile changed a story that the column does not hold: the answer may have its older
 * revision, and the event won't come again.
 */
export async function readConsistently<T>({ list }: ColumnList, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { missed } = list.peek();
    const answer = await read();
    if (list.peek().missed === missed || attempt === ATTEMPTS) return answer;
  }
}
