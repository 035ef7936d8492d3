/** The polls that are under way on this worker. */
export interface OpenPolls {
  /** How many more may begin. */
  room(): number;
  add(poll: Promise<void>): void;
  /** Waits until this many more may begin, for at most `mostMs`. */
  waitForRoom(count: number, mostMs: number, signal: AbortSignal): Promise<void>;
  /** Waits until all have ended. */
  ended(): Promise<void>;
}

/** Opens the places for `most` polls at once; polls must not reject. */
export function openPolls(most: number): OpenPolls {
  const open = new Set<Promise<void>>();
  let onEnd: (() => void) | undefined;
  const room = (): number => most - open.size;
  return {
    room,
    add(poll) {
      const ended = poll.finally(() => {
        open.delete(ended);
        onEnd?.();
      });
      open.add(ended);
    },
    waitForRoom: (count, mostMs, signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          onEnd = undefined;
          resolve();
        };
        const timer = setTimeout(done, mostMs);
        signal.addEventListener('abort', done, { once: true });
        onEnd = () => {
          if (room() >= count) done();
        };
        onEnd();
      }),
    async ended() {
      await Promise.all(open);
    },
  };
}
