import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { GoodbyeCode, ResetReason, ResumeSource } from '../../shared/wire/socket-events.ts';
import { catchUp, judgePosition, type Reader, type Unfinished } from './catch-up.ts';
import type { History } from './history.ts';
import type { Applicant } from './places.ts';
import type { Subject } from './subject.ts';

/** A reader that takes nothing for so long while it catches up is cut: it keeps a place from others. */
const STALLED_MS = 20_000;

/** How a subscription begins. */
interface Beginning {
  /** The subscriber is complete up to here, once what it missed has come. */
  position: string;
  resumed?: { events: number; from: ResumeSource };
  /** The position cannot be resumed: the subscriber is live, and loads what it shows. */
  reset?: { reason: ResetReason; oldest: string };
}

/** One subscription of one reader, over whatever connection it has. */
export interface Subscriber extends Applicant {
  /** Called once, before anything is sent. */
  begin(beginning: Beginning): void;
  send(events: WireEvent[], position: string): void;
  /** Resolves when what was sent has left our buffers, or the reader is gone. */
  drained(): Promise<void>;
  /** From now on the reader gets what is live; called once. */
  goLive(): void;
  /** Cuts the reader, who comes back with the position that it has. */
  interrupt(code: Extract<GoodbyeCode, 'busy' | 'interrupted' | 'slow_reader'>): void;
}

export interface SubscriptionDeps {
  history: History;
  /** Most events that one catch-up sends. */
  resumeEvents: number;
  log: Logger;
}

/**
 * Brings a subscriber to live: at once without a position, else by catching up from there; one whose position cannot be
 * resumed is live at once, and is told so. Throws what went wrong before the subscription began; afterwards the
 * subscriber is interrupted.
 */
export async function subscribe(
  deps: SubscriptionDeps,
  subject: Subject,
  since: string | undefined,
  subscriber: Subscriber,
): Promise<void> {
  const once = beginOnce(subscriber);
  try {
    const unfinished = since === undefined ? undefined : await resume(deps, subject, since, once);
    if (unfinished === 'busy') return once.interrupt('busy');
    if (unfinished === undefined && since !== undefined) return;
    await startLive(deps.history, once, unfinished);
  } catch (error) {
    if (!once.hasBegun()) throw error;
    deps.log.warn({ err: error }, 'a reader could not be brought to live: it is cut and comes back');
    once.interrupt('interrupted');
  }
}

interface OnceBegun extends Subscriber {
  hasBegun(): boolean;
}

function beginOnce(subscriber: Subscriber): OnceBegun {
  let hasBegun = false;
  return {
    ...subscriber,
    hasBegun: () => hasBegun,
    begin(beginning) {
      hasBegun = true;
      subscriber.begin(beginning);
    },
  };
}

/** Why the subscriber is neither live nor gone; undefined when it is. */
async function resume(
  { history, resumeEvents }: SubscriptionDeps,
  subject: Subject,
  since: string,
  subscriber: OnceBegun,
): Promise<ResetReason | Unfinished | undefined> {
  const reset = await judgePosition(history, since);
  if (reset) return reset;
  const at = (seq: number): string => formatPosition(history.feedId, seq);
  const reader: Reader = {
    ...subscriber,
    begin: (events, from, upTo) => subscriber.begin({ position: at(upTo), resumed: { events, from } }),
    send: (events, upTo) => subscriber.send(events, at(upTo)),
    drained: () => drainedInTime(subscriber),
  };
  return catchUp(history, subject, parsePosition(since)?.seq ?? 0, resumeEvents, reader);
}

async function drainedInTime(subscriber: Subscriber): Promise<void> {
  const stalled = setTimeout(() => subscriber.interrupt('slow_reader'), STALLED_MS);
  await subscriber.drained();
  clearTimeout(stalled);
}

async function startLive(history: History, subscriber: OnceBegun, reason: ResetReason | undefined): Promise<void> {
  // One that has begun and is too old now was overtaken by retention: it is told so when it comes back.
  if (subscriber.hasBegun()) return subscriber.interrupt('interrupted');
  if (reason === undefined) {
    subscriber.begin({ position: now(history) });
    return subscriber.goLive();
  }
  const oldest = formatPosition(history.feedId, await history.oldestPosition());
  if (!subscriber.isWaiting()) return;
  subscriber.begin({ position: now(history), reset: { reason, oldest } });
  subscriber.goLive();
}

function now({ feedId, memory }: History): string {
  return formatPosition(feedId, memory.last());
}
