import { parsePosition } from '../../shared/domain/position.ts';
import type { FollowAccepted, FollowRequest, SocketRefused } from '../../shared/wire/socket-events.ts';
import type { DirectSocket } from './direct-socket.ts';
import type { ToTab } from './tab-messages.ts';
import type { Question, WireListener } from './wire-contract.ts';

/** A hidden tab is told what happened in bundles, this far apart. */
const HIDDEN_EVERY_MS = 10_000;

/** One tab's side of the shared connection. */
export interface TabSeat {
  ask(id: number, question: Question, payload: unknown): Promise<void>;
  setVisible(isVisible: boolean): void;
  leave(): void;
}

interface Tab {
  send(message: ToTab): void;
  channels: Set<string>;
  /** Questions under way: what comes meanwhile may belong to the channel that the answer names. */
  asking: number;
  isVisible: boolean;
  held: ToTab[];
}

/** Which filter a channel follows, and up to where all tabs that follow it were told. */
interface SharedChannel {
  filter: string;
  position: string | undefined;
}

/** Lets many tabs use one connection, as if each had its own. */
export function createTabHub(open: (listener: WireListener) => DirectSocket): {
  join(send: (message: ToTab) => void): TabSeat;
} {
  const tabs = new Set<Tab>();
  const channels = new Map<string, SharedChannel>();
  let lastAsked: Promise<unknown> = Promise.resolve();

  const socket = open({
    up: () => toAll({ kind: 'up' }),
    down: () => {
      channels.clear();
      for (const tab of tabs) tab.channels.clear();
      toAll({ kind: 'down' });
    },
    wire: (message) => {
      const channel = channels.get(message.channel);
      if (channel) channel.position = message.position;
      for (const tab of tabs) {
        if (tab.asking > 0 || tab.channels.has(message.channel)) tell(tab, { kind: 'wire', message });
      }
    },
    progress: (position) => toAll({ kind: 'progress', position }),
    reset: (message) => {
      for (const tab of tabs) {
        if (tab.asking > 0 || tab.channels.has(message.channel)) tell(tab, { kind: 'reset', message });
      }
    },
    other: (name, message) => toAll({ kind: 'other', name, message }),
    traffic: (run, bytes) => toAll({ kind: 'traffic', run, bytes }),
  });

  function toAll(message: ToTab): void {
    for (const tab of tabs) tell(tab, message);
  }
  /** One question after the other: two that follow the same filter must not overtake each other. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = lastAsked.then(act);
    lastAsked = done.catch(() => undefined);
    return done;
  }
  async function follow(tab: Tab, request: FollowRequest): Promise<unknown> {
    const filter = JSON.stringify(request.filter ?? {});
    const known = [...channels.values()].find((channel) => channel.filter === filter);
    // Following anew ends the earlier follow of another tab: that tab must lose nothing, so we begin where it stands.
    const since = earlier(request.since, known?.position);
    const answer = (await socket.ask('follow', { ...request, since })) as FollowAccepted | SocketRefused;
    if (answer.ok && tabs.has(tab)) {
      tab.channels.add(answer.channel);
      const position = answer.resumed && answer.resumed.events > 0 ? since : answer.position;
      channels.set(answer.channel, { filter, position });
    }
    return answer;
  }
  async function unfollow(tab: Tab, channel: string): Promise<unknown> {
    tab.channels.delete(channel);
    if ([...tabs].some((other) => other.channels.has(channel)) || !channels.delete(channel)) return { ok: true };
    return socket.ask('unfollow', { channel });
  }
  async function answer(tab: Tab, question: Question, payload: unknown): Promise<unknown> {
    if (question === 'follow') return follow(tab, payload as FollowRequest);
    return unfollow(tab, (payload as { channel: string }).channel);
  }

  setInterval(() => {
    for (const tab of tabs) release(tab);
  }, HIDDEN_EVERY_MS);
  return {
    join(send) {
      const tab: Tab = { send, channels: new Set(), asking: 0, isVisible: true, held: [] };
      tabs.add(tab);
      if (socket.isUp) tell(tab, { kind: 'up' });
      return {
        async ask(id, question, payload) {
          tab.asking += 1;
          try {
            const said = await inTurn(() => answer(tab, question, payload));
            tell(tab, { kind: 'answer', id, answer: said });
          } catch {
            // No answer in time, or the connection went: the tab asks again when it is back.
            tell(tab, { kind: 'failed', id });
          } finally {
            tab.asking -= 1;
          }
        },
        setVisible(isVisible) {
          tab.isVisible = isVisible;
          if (isVisible) release(tab);
        },
        leave() {
          tabs.delete(tab);
          for (const channel of tab.channels) void inTurn(() => unfollow(tab, channel)).catch(() => undefined);
        },
      };
    },
  };
}

/** Order is kept: what is told at once comes after what was held back. */
function tell(tab: Tab, message: ToTab): void {
  const mayWait = message.kind === 'wire' || message.kind === 'progress' || message.kind === 'other';
  if (!tab.isVisible && (mayWait || message.kind === 'traffic') && tab.asking === 0) {
    tab.held.push(message);
    return;
  }
  release(tab);
  tab.send(message);
}

function release(tab: Tab): void {
  const held = tab.held;
  tab.held = [];
  for (const message of held) tab.send(message);
}

function earlier(wanted: string | undefined, held: string | undefined): string | undefined {
  if (wanted === undefined || held === undefined) return wanted ?? held;
  const [a, b] = [parsePosition(wanted), parsePosition(held)];
  return a && b && a.feedId === b.feedId && b.seq < a.seq ? held : wanted;
}
