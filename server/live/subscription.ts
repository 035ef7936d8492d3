import type { GoodbyeCode, ResetReason, ResumeSource } from '../../shared/contract/socket-events.ts';
import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { Requester } from '../limits/fair-slots.ts';
import { catchUp, judgePosition, type Reader, type Unfinished } from './catch-up.ts';
import type { History } from './history.ts';
import type { Subject } from './subject.ts';

/** A reader that takes nothing for this long during a catch-up is disconnected, because it occupies a slot. */
const STALLED_MS = 20_000;

/** How a subscription begins. */
interface Beginning {
  /** The subscriber is complete up to here once the missed events have arrived. */
  position: string;
  resumed?: { events: number; from: ResumeSource };
  /** The position cannot be resumed: the subscriber is live but has to load its list again. */
  reset?: { reason: ResetReason; oldest: string };
}

/** One subscription of one reader, over any kind of connection. */
export interface Subscriber extends Requester {
  /** Called once, before anything is sent. */
  begin(beginning: Beginning): void;
  send(events: WireEvent[], position: string): void;
  /** Resolves when the sent events have left this server's buffers, or the reader is gone. */
  drained(): Promise<void>;
  /** From now on the reader gets live events; called once. */
  goLive(): void;
  /** Disconnects the reader, who reconnects with its position. */
  interrupt(code: Extract<GoodbyeCode, 'busy' | 'interrupted' | 'slow_reader'>): void;
}

export interface SubscriptionDeps {
  history: History;
  /** The most events that one catch-up sends. */
  resumeEvents: number;
  log: Logger;
}

/**
 * Makes a subscriber live: at once without a position, otherwise after catching up from there. If the position cannot
 * be resumed, the subscriber is live at once and gets a reset. Throws errors from before the subscription began; later
 * errors interrupt the subscriber.
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
    deps.log.warn({ err: error }, 'a catch-up failed: its reader is disconnected and resumes');
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

/** Why the subscriber could not resume; undefined when it is live or gone. */
async function resume(
  { history, resumeEvents }: SubscriptionDeps,
  subject: Subject,
  since: string,
  subscriber: OnceBegun,
): Promise<ResetReason | Unfinished | undefined> {
  const reset = await judgePosition(history, since);
  if (reset) return reset;
  const at = (seq: number): string => formatPosition(history.wireId, seq);
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
  // Retention overtook a subscriber that had begun; it learns that when it reconnects.
  if (subscriber.hasBegun()) return subscriber.interrupt('interrupted');
  if (reason === undefined) {
    subscriber.begin({ position: now(history) });
    return subscriber.goLive();
  }
  const oldest = formatPosition(history.wireId, await history.oldestPosition());
  if (!subscriber.isWaiting()) return;
  subscriber.begin({ position: now(history), reset: { reason, oldest } });
  subscriber.goLive();
}

function now({ wireId, memory }: History): string {
  return formatPosition(wireId, memory.last());
}
