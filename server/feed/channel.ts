import { createHash } from 'node:crypto';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';

/** The longest that a busy channel makes an event wait. */
export const TICK_MS = 100;
const ID_CHARACTERS = 16;

/** One distinct filter, shared by all readers who have it. */
export interface Channel {
  id: string;
  filter: CanonicalFilter;
  /** Sends at once when idle, else with the next tick. */
  offer(events: WireEvent[]): void;
  /** Sends what waits for the tick, now. */
  flush(): void;
  close(): void;
}

/** The channel's name: the same on every server for filters that mean the same. */
export function channelId(filter: CanonicalFilter): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, ID_CHARACTERS);
}

/** Opens a channel that hands its batches to `send`. */
export function openChannel(id: string, filter: CanonicalFilter, send: (events: WireEvent[]) => void): Channel {
  let waiting: WireEvent[] = [];
  let tick: NodeJS.Timeout | undefined;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    send(batch);
  };
  const onTick = (): void => {
    tick = waiting.length > 0 ? setTimeout(onTick, TICK_MS) : undefined;
    flush();
  };
  return {
    id,
    filter,
    flush,
    offer(events) {
      waiting.push(...events);
      if (tick) return;
      flush();
      tick = setTimeout(onTick, TICK_MS);
    },
    close() {
      clearTimeout(tick);
      waiting = [];
    },
  };
}
