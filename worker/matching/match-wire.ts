import type { StoryCard } from '../../shared/domain/story.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { type CursorName, moveCursor, takeCursor } from '../../shared/node/db/wire/cursor-store.ts';
import { readEvents } from '../../shared/node/db/wire/event-store.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import type { FilterSet } from './filter-set.ts';

const BATCH = 100;
const HOUR_MS = 3_600_000;
/** Workers that were down must not wake readers with old news. */
const RELEASED_WITHIN_MS = 6 * HOUR_MS;
/** The first poll of a feed brings its backlog of old stories. */
const PUBLISHED_WITHIN_MS = 24 * HOUR_MS;

/** A story that readers may be notified of, with the ids of the filters that it matches. */
export interface News {
  seq: number;
  story: StoryCard;
  matching: ReadonlySet<string>;
}

/** The next part of the wire: its news, and all its events. */
export interface Part {
  news: News[];
  events: EventEnvelope[];
}

/** Decides who gets which story, and records it in the transaction that moves the cursor. */
type Decide<Decided> = (tx: Queryable, part: Part) => Promise<Decided[]>;

/** What was decided, and whether more events are waiting. */
export interface Matched<Decided> {
  decided: Decided[];
  more: boolean;
}

export interface MatchOptions {
  cursor: CursorName;
  now: Date;
  /** Called for an event that cannot be evaluated; it notifies nobody. */
  skip: (seq: number, error: unknown) => void;
}

/**
 * Continues at a cursor: matches events with the readers' filters and lets `decide` write who is told. Its decisions and
 * the cursor are written in one transaction: a crash can neither lose nor repeat one. Returns nothing while another
 * worker holds the cursor.
 */
export async function matchWire<Decided>(
  db: Database,
  filters: FilterSet,
  { cursor: name, now, skip }: MatchOptions,
  decide: Decide<Decided>,
): Promise<Matched<Decided>> {
  return inTransaction(db, async (tx) => {
    const cursor = await takeCursor(tx, name);
    const { lastSeq } = await readWireState(tx);
    if (!cursor || cursor.seq >= lastSeq) return { decided: [], more: false };
    if (!(await filters.refresh(tx))) {
      await moveCursor(tx, name, lastSeq);
      return { decided: [], more: false };
    }
    const events = await readEvents(tx, { after: cursor.seq, upTo: lastSeq, limit: BATCH });
    const news = events.flatMap((envelope) => {
      try {
        return newsFor(envelope, filters, now);
      } catch (error) {
        // Otherwise it would block all later events.
        skip(envelope.event.seq, error);
        return [];
      }
    });
    const decided = await decide(tx, { news, events });
    await moveCursor(tx, name, events.at(-1)?.event.seq ?? lastSeq);
    return { decided, more: events.length === BATCH };
  });
}

function newsFor(envelope: EventEnvelope, filters: FilterSet, now: Date): News[] {
  const story = newsOf(envelope, now);
  const matching = story ? filters.matching(envelope) : [];
  return story && matching.length > 0 ? [{ seq: envelope.event.seq, story, matching: new Set(matching) }] : [];
}

/**
 * The story to tell readers of: a new one that is no update of its publisher's own, or one that has just become flash;
 * undefined otherwise.
 */
export function newsOf({ event, now: keys, before }: EventEnvelope, now: Date): StoryCard | undefined {
  const isNew = event.type === 'story.published' && event.story.repeats === undefined;
  const becameFlash = event.type === 'story.corrected' && keys.priority === 'flash' && before?.priority !== 'flash';
  if (!isNew && !becameFlash) return undefined;
  const isFresh =
    now.getTime() - Date.parse(event.at) < RELEASED_WITHIN_MS &&
    now.getTime() - Date.parse(event.story.publishedAt) < PUBLISHED_WITHIN_MS;
  return isFresh && !event.story.retracted ? event.story : undefined;
}
