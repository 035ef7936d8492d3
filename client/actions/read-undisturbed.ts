import type { ColumnList } from '../state/column-list.ts';

const ATTEMPTS = 4;

/**
 * Reads, and reads again when meanwhile the wire spoke of a story that the column doesn't hold: the answer may hold
 * its older revision, and nobody would tell us again.
 */
export async function readUndisturbed<T>({ list }: ColumnList, read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { missed } = list.peek();
    const answer = await read();
    if (list.peek().missed === missed || attempt === ATTEMPTS) return answer;
  }
}
