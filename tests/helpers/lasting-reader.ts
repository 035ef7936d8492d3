import { setTimeout as delay } from 'node:timers/promises';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';

const AGAIN_MS = 100;

/** A reader who comes back with its position whenever it is cut, as the page does. */
export interface LastingReader {
  events(): WireEvent[];
  /** How often it had to come back. */
  returns(): number;
  resets(): number;
  /** Stops reading, or reads on; its connection stays. */
  rest(isResting: boolean): void;
  close(): void;
}

/** Connects and follows; throws when that fails the first time. */
export async function openLastingReader(
  url: string,
  options: Pick<ReaderOptions, 'filter'> = {},
): Promise<LastingReader> {
  const past: Reader[] = [];
  let current = await openReader(url, options);
  let closed = false;
  const keep = async (): Promise<void> => {
    while (!closed) {
      if (current.socket.connected) {
        await delay(AGAIN_MS);
        continue;
      }
      const since = current.position();
      const next = await openReader(url, { ...options, since }).catch(() => undefined);
      if (next) {
        past.push(current);
        current = next;
        if (closed) next.close();
      } else await delay(AGAIN_MS);
    }
  };
  void keep();
  return {
    events: () => [...past, current].flatMap((reader) => reader.events),
    returns: () => past.length,
    resets: () => [...past, current].reduce((sum, reader) => sum + reader.resets.length, 0),
    rest: (isResting) => current.rest(isResting),
    close() {
      closed = true;
      current.close();
    },
  };
}
