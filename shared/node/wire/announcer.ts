import { onOneConnection, type Queryable } from '../db/database.ts';
import { readEvents } from '../db/event-store.ts';
import { numberEvents } from '../db/wire-store.ts';
import { type AnnouncerDeps, APPEND_BATCH, appendMissing, type Known } from './append-missing.ts';

/** Whoever announces seldom cannot guess where the stream ends. */
const TOP_FRESH_MS = 1_000;

export interface Announcer {
  /** Resolves once every event that was recorded before the call is numbered and on the stream. */
  announce(): Promise<void>;
  /**
   * Announces what is committed on this connection, called when the commit has been sent: numbering goes out with it,
   * and comes after it. Undefined while another announcement runs: that one may have come before the commit.
   */
  announceBehind(connection: Queryable): Announcing | undefined;
}

/** An announcement that runs. */
export interface Announcing {
  /** Resolves when the connection is not needed any more. */
  numbered: Promise<void>;
  /** Resolves when all that was committed is on the stream. */
  announced: Promise<void>;
}

/**
 * Announces in two steps, number and append; see docs/protocol.md. Calls that arrive while one runs share the next
 * run, so that a burst costs two rounds and not one each.
 */
export function createAnnouncer(deps: AnnouncerDeps, now: () => number = performance.now.bind(performance)): Announcer {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isOpen = false;
  let top: number | undefined;
  let toppedAt = 0;
  /** The stream's end, where that is worth trying: where others have appended much since, it would be in vain. */
  const recentTop = (): number | undefined => (now() - toppedAt < TOP_FRESH_MS ? top : undefined);
  const start = (numbering: Promise<Known>): Promise<void> => {
    running = numbering
      .then(async (known) => {
        top = await appendMissing(deps, known);
        toppedAt = now();
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const numberTogether = async (): Promise<Known> => {
    await new Promise<void>((resolve) => process.nextTick(resolve));
    isOpen = false;
    return onOneConnection(deps.db, (connection) => numberAndRead(connection, recentTop()));
  };
  const run = (): Promise<void> => {
    isOpen = true;
    return start(numberTogether());
  };
  return {
    announce() {
      if (!running) return run();
      // Those that were recorded together come in one turn of the event loop.
      if (isOpen) return running;
      // The running one may have read before our commit, so it cannot vouch for our event; the next one can.
      next ??= running
        // Whoever waits for the running one hears of its failure; the next one does its work, too.
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return run();
        });
      return next;
    },
    announceBehind(connection) {
      if (running !== undefined || next !== undefined) return undefined;
      const numbering = numberAndRead(connection, recentTop());
      const announced = start(numbering);
      // Not all who recorded ask; whoever does hears of it.
      announced.catch(() => undefined);
      return { numbered: numbering.then(() => undefined), announced };
    },
  };
}

/** Numbers, and reads what is to be appended in the same round trip, when it is known from where on. */
async function numberAndRead(connection: Queryable, top: number | undefined): Promise<Known> {
  if (top === undefined) return { wire: await numberEvents(connection) };
  const [wire, events] = await Promise.all([
    numberEvents(connection),
    readEvents(connection, { after: top, limit: APPEND_BATCH }),
  ]);
  return { wire, top, events };
}
