import { readStored, writeStored } from './stored.ts';

const NAME = 'storylines';
const VISITS_MAX = 200;
/** A reader who returns sooner is still reading: what was new stays new. */
const SITTING_MS = 30 * 60_000;

interface Visit {
  storyline: string;
  /** The story that was open: its storyline may have been merged into another since. */
  story: string;
  /** The newest report, by `seq`, that the reader was shown. */
  seen: number;
  /** The same at the visit before; null for the first one. */
  before: number | null;
  /** In milliseconds since 1970. */
  at: number;
}

/** The newest report, by `seq`, that the reader was shown before this visit; undefined on a first visit. */
export function seenBefore(storyline: string, story: string, now: number): number | undefined {
  const last = stored().findLast((visit) => visit.storyline === storyline || visit.story === story);
  if (!last) return undefined;
  return now - last.at < SITTING_MS ? (last.before ?? undefined) : last.seen;
}

/** Remembers that the reader was shown a storyline up to this report. Keeps the last 200 storylines. */
export function noteSeen(storyline: string, story: string, seen: number, now: number): void {
  const before = seenBefore(storyline, story, now) ?? null;
  const others = stored().filter((visit) => visit.storyline !== storyline && visit.story !== story);
  writeStored(NAME, [...others, { storyline, story, seen, before, at: now } satisfies Visit].slice(-VISITS_MAX));
}

function stored(): Visit[] {
  const visits = readStored(NAME);
  return Array.isArray(visits) ? visits.filter((visit) => isVisit(visit)) : [];
}

function isVisit(visit: Partial<Visit> | null): boolean {
  const { storyline, story, seen, at } = visit ?? {};
  return (
    typeof storyline === 'string' && typeof story === 'string' && typeof seen === 'number' && typeof at === 'number'
  );
}
