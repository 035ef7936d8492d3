import { readStored, writeStored } from './stored.ts';

const NAME = 'visit';

interface Visit {
  at: number;
  /** The newest story of each column when the reader left, by the column's id. */
  seen: Record<string, number>;
}

const before = stored();

/** When the reader was here last, in milliseconds since 1970; undefined on a first visit. */
export const lastVisitAt: number | undefined = before?.at;

/** The newest story that a column showed on the last visit; 0 when it is new. */
export function seenUpTo(columnId: string): number {
  return before?.seen[columnId] ?? 0;
}

/** Writes down what each column shows, for the next visit. */
export function keepVisit(seen: Record<string, number>, nowMs: number): void {
  writeStored(NAME, { at: nowMs, seen: { ...stored()?.seen, ...seen } } satisfies Visit);
}

function stored(): Visit | undefined {
  const visit = readStored(NAME) as Partial<Visit> | undefined;
  const isWhole = typeof visit?.at === 'number' && typeof visit.seen === 'object' && visit.seen !== null;
  return isWhole ? (visit as Visit) : undefined;
}
