import { setTimeout as delay } from 'node:timers/promises';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';

const AGAIN_MS = 100;

/** A reader that reconnects with its position after every disconnect, like the page. */
export interface LastingReader {
  events(): WireEvent[];
  /** The number of reconnects. */
  returns(): number;
  resets(): number;
  /** Pauses or resumes reading; the connection stays open. */
  rest(isResting: boolean): void;
  close(): void;
}

/** Connects and follows; throws when the first attempt fails. */
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
      const next = await openReader(url, { ...options, since }).catch(noAnswer);
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
