import { handledElsewhere } from '../../domain/expected-failures.ts';
import { onOneConnection, type Queryable } from '../db/database.ts';
import { numberEvents } from '../db/wire/wire-store.ts';
import { type AnnouncerDeps, appendMissing, type Known, readFrom } from './append-missing.ts';

/** After a longer pause, the cached end of the stream is too likely to be outdated. */
const TOP_FRESH_MS = 1_000;

export interface Announcer {
  /** Resolves once every event recorded before the call is numbered and on the stream. */
  announce(): Promise<void>;
  /**
   * Announces what this connection commits; call this when the commit has been sent, so that the numbering is sent
   * along and runs after it. Undefined while another announcement runs, which may have read before the commit.
   */
  announceAfterCommit(connection: Queryable): Announcing | undefined;
}

/** A running announcement. */
export interface Announcing {
  /** Resolves when the connection is no longer needed. */
  numbered: Promise<void>;
  /** Resolves when everything committed is on the stream. */
  announced: Promise<void>;
}

/**
 * Creates an announcer. It works in two steps, number and append; see docs/protocol.md. Calls during a run share the
 * next run, so that a burst costs two runs instead of one per call.
 */
export function createAnnouncer(deps: AnnouncerDeps, now: () => number = performance.now.bind(performance)): Announcer {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let isOpen = false;
  let top: number | undefined;
  let toppedAt = 0;
  /** The stream's last known end; undefined when others have probably appended since. */
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
      // Events recorded together are announced in the same turn of the event loop.
      if (isOpen) return running;
      // The current run may have read before our commit, so only the next run is certain to include our event.
      next ??= running
        // The callers of the current run handle its failure; the next run also does its work.
        .catch(handledElsewhere)
        .then(() => {
          next = undefined;
          return run();
        });
      return next;
    },
    announceAfterCommit(connection) {
      if (running !== undefined || next !== undefined) return undefined;
      const numbering = numberAndRead(connection, recentTop());
      const announced = start(numbering);
      // Callers that use the announcement handle its errors; some do not use it.
      announced.catch(handledElsewhere);
      return { numbered: numbering.then(() => undefined), announced };
    },
  };
}

/** Numbers events; if the stream's end is known, reads the events to append in the same round trip. */
async function numberAndRead(connection: Queryable, top: number | undefined): Promise<Known> {
  if (top === undefined) return { wire: await numberEvents(connection) };
  const [wire, events] = await Promise.all([numberEvents(connection), readFrom(connection, top)]);
  return { wire, top, events };
}
