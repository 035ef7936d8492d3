import type { ToTab } from './tab-messages.ts';

/** Whether a message may wait until the tab is visible. */
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

/** The shared connection's channel to one tab. */
export interface TabChannel {
  /** Delivers a message in order; holds it back while the tab is hidden. */
  deliver(message: ToTab): void;
  /** Delivers the messages that were held back. */
  flush(): void;
  setVisible(isVisible: boolean): void;
  isAsking(): boolean;
  /** Delivers the answer to a tab's request once it is there. */
  answer(id: number, coming: Promise<unknown>): Promise<void>;
}

/** Creates the channel of a tab; `send` posts to it. */
export function createTabChannel(send: (message: ToTab) => void): TabChannel {
  let asking = 0;
  let isVisible = true;
  let held: ToTab[] = [];
  const channel: TabChannel = {
    deliver(message) {
      if (!isVisible && MAY_WAIT[message.kind] && asking === 0) {
        held.push(message);
        return;
      }
      channel.flush();
      send(message);
    },
    flush() {
      const waiting = held;
      held = [];
      for (const message of waiting) send(message);
    },
    setVisible(visible) {
      isVisible = visible;
      if (visible) channel.flush();
    },
    isAsking: () => asking > 0,
    async answer(id, coming) {
      asking += 1;
      try {
        channel.deliver({ kind: 'answer', id, answer: await coming });
      } catch {
        // No answer in time, or disconnected: the tab asks again when the connection is back.
        channel.deliver({ kind: 'failed', id });
      } finally {
        asking -= 1;
      }
    },
  };
  return channel;
}
