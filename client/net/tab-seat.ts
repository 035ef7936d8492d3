import type { ToTab } from './tab-messages.ts';

/** What may wait until somebody looks at the tab. */
const MAY_WAIT: Record<ToTab['kind'], boolean> = {
  joined: false,
  up: false,
  down: false,
  answer: false,
  failed: false,
  reset: false,
  wire: true,
  progress: true,
  other: true,
  traffic: true,
};

/** Where one tab sits at the shared connection. */
export interface Seat {
  /** Tells the tab; a hidden one later, in order. */
  tell(message: ToTab): void;
  /** Tells what was held back. */
  release(): void;
  setVisible(isVisible: boolean): void;
  isAsking(): boolean;
  /** Hands the tab the answer to its question once it is there. */
  answer(id: number, coming: Promise<unknown>): Promise<void>;
}

/** A seat for a tab that is reached by `send`. */
export function createSeat(send: (message: ToTab) => void): Seat {
  let asking = 0;
  let isVisible = true;
  let held: ToTab[] = [];
  const seat: Seat = {
    tell(message) {
      if (!isVisible && MAY_WAIT[message.kind] && asking === 0) {
        held.push(message);
        return;
      }
      seat.release();
      send(message);
    },
    release() {
      const waiting = held;
      held = [];
      for (const message of waiting) send(message);
    },
    setVisible(visible) {
      isVisible = visible;
      if (visible) seat.release();
    },
    isAsking: () => asking > 0,
    async answer(id, coming) {
      asking += 1;
      try {
        seat.tell({ kind: 'answer', id, answer: await coming });
      } catch {
        // No answer in time, or the connection went: the tab asks again when it is back.
        seat.tell({ kind: 'failed', id });
      } finally {
        asking -= 1;
      }
    },
  };
  return seat;
}
