import type { Response } from 'express';
import type { StreamSink } from '../../sse/event-streams.ts';

const LOOK_AGAIN_MS = 20;

/** Adapts an open response to a `StreamSink`. */
export function sinkOf(res: Response): StreamSink {
  const isOpen = (): boolean => !res.closed && !res.destroyed && !res.writableEnded;
  return {
    isOpen,
    write: (text) => {
      if (isOpen()) res.write(text);
    },
    unsent: () => res.writableLength,
    drained: async () => {
      while (isOpen() && res.writableLength > 0) await nextDrain(res);
    },
    end: (how) => {
      if (how === 'politely') res.end();
      else res.destroy();
    },
  };
}

/** Node emits `drain` only when the buffer was full; below that, only polling shows that it is empty. */
function nextDrain(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const again = setTimeout(() => done(), LOOK_AGAIN_MS);
    const done = (): void => {
      clearTimeout(again);
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}
