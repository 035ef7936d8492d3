import { readStored, writeStored } from './stored.ts';

const NAME = 'visit';

interface Visit {
  at: number;
  /** Each column's newest story when the reader left, by column id. */
  seen: Record<string, number>;
}

const before = stored();

/** The last visit, in milliseconds since 1970; undefined on a first visit. */
export const lastVisitAt: number | undefined = before?.at;

/** The newest story that a column showed on the last visit; 0 for a new column. */
export function seenUpTo(columnId: string): number {
  return before?.seen[columnId] ?? 0;
}

/** Saves what each column shows for the next visit. */
export function keepVisit(seen: Record<string, number>, nowMs: number): void {
  writeStored(NAME, { at: nowMs, seen: { ...stored()?.seen, ...seen } } satisfies Visit);
}

function stored(): Visit | undefined {
  const visit = readStored(NAME) as Partial<Visit> | undefined;
  const isWhole = typeof visit?.at === 'number' && typeof visit.seen === 'object' && visit.seen !== null;
  return isWhole ? (visit as Visit) : undefined;
}
