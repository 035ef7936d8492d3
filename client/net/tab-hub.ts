import type { FollowAccepted, FollowRequest, SocketRefused, WatchAccepted } from '../../shared/wire/socket-events.ts';
import type { DirectSocket } from './direct-socket.ts';
import { type SharedTopics, shareTopics } from './shared-topics.ts';
import type { ToTab } from './tab-messages.ts';
import { createSeat, type Seat } from './tab-seat.ts';
import type { Question, WireListener } from './wire-contract.ts';

/** A hidden tab is told what happened in bundles, this far apart. */
const HIDDEN_EVERY_MS = 10_000;

/** One tab's side of the shared connection. */
export interface Tab {
  ask(id: number, question: Question, payload: unknown): Promise<void>;
  setVisible(isVisible: boolean): void;
  leave(): void;
}

/** Lets many tabs use one connection, as if each had its own. */
export function createTabHub(open: (listener: WireListener) => DirectSocket): {
  join(send: (message: ToTab) => void): Tab;
} {
  const seats = new Set<Seat>();
  const channels = shareTopics<Seat>();
  const stories = shareTopics<Seat>();
  let lastAsked: Promise<unknown> = Promise.resolve();
  const toAll = (message: ToTab): void => {
    for (const seat of seats) seat.tell(message);
  };
  /** What comes while a tab waits for an answer may belong to the channel that the answer names. */
  const toThose = (topics: SharedTopics<Seat>, name: string, message: ToTab): void => {
    for (const seat of seats) if (seat.isAsking() || topics.has(name, seat)) seat.tell(message);
  };

  const socket = open({
    up: () => toAll({ kind: 'up' }),
    down: () => {
      channels.clear();
      stories.clear();
      toAll({ kind: 'down' });
    },
    wire: (message) => {
      channels.reach(message.channel, message.position);
      toThose(channels, message.channel, { kind: 'wire', message });
    },
    progress: (position) => toAll({ kind: 'progress', position }),
    reset: (message) => toThose(channels, message.channel, { kind: 'reset', message }),
    other: (name, message) => {
      const about = 'storyId' in message ? message.storyId : undefined;
      if (about === undefined) return toAll({ kind: 'other', name, message });
      if ('position' in message) stories.reach(about, message.position);
      toThose(stories, about, { kind: 'other', name, message });
    },
    traffic: (run, bytes) => toAll({ kind: 'traffic', run, bytes }),
  });

  async function follow(seat: Seat, request: FollowRequest): Promise<unknown> {
    const key = JSON.stringify(request.filter ?? {});
    // Following anew ends the earlier follow of another tab: that tab must lose nothing, so we begin where it stands.
    const since = channels.earliest(channels.nameOf(key), request.since);
    const answer = (await socket.ask('follow', { ...request, since })) as FollowAccepted | SocketRefused;
    if (answer.ok && seats.has(seat)) {
      channels.hold(answer.channel, key, seat, reachedBy(answer, since));
    }
    return answer;
  }
  async function watch(seat: Seat, request: { storyId: string; since?: string }): Promise<unknown> {
    const { storyId } = request;
    const since = stories.earliest(storyId, request.since);
    const answer = (await socket.ask('watch', { ...request, since })) as WatchAccepted | SocketRefused;
    if (answer.ok && seats.has(seat)) stories.hold(storyId, storyId, seat, reachedBy(answer, since));
    return answer;
  }
  async function drop(topics: SharedTopics<Seat>, name: string, seat: Seat, question: Question): Promise<unknown> {
    if (!topics.drop(name, seat)) return { ok: true };
    return socket.ask(question, question === 'unfollow' ? { channel: name } : { storyId: name });
  }
  /** One question after the other: two about the same must not overtake each other. */
  function inTurn(act: () => Promise<unknown>): Promise<unknown> {
    const done = lastAsked.then(act);
    lastAsked = done.catch(() => undefined);
    return done;
  }
  function answer(seat: Seat, question: Question, payload: unknown): Promise<unknown> {
    const { channel, storyId } = payload as { channel: string; storyId: string };
    if (question === 'follow') return follow(seat, payload as FollowRequest);
    if (question === 'watch') return watch(seat, payload as { storyId: string });
    if (question === 'unfollow') return drop(channels, channel, seat, question);
    return drop(stories, storyId, seat, question);
  }

  setInterval(() => {
    for (const seat of seats) seat.release();
  }, HIDDEN_EVERY_MS);
  return {
    join(send) {
      const seat = createSeat(send);
      seats.add(seat);
      if (socket.isUp) seat.tell({ kind: 'up' });
      return {
        ask: (id, question, payload) =>
          seat.answer(
            id,
            inTurn(() => answer(seat, question, payload)),
          ),
        setVisible: seat.setVisible,
        leave() {
          seats.delete(seat);
          for (const name of channels.of(seat))
            void inTurn(() => drop(channels, name, seat, 'unfollow')).catch(() => 0);
          for (const name of stories.of(seat)) void inTurn(() => drop(stories, name, seat, 'unwatch')).catch(() => 0);
        },
      };
    },
  };
}

/** Where all holders stand when the answer comes: at its position only once what was missed has come, too. */
function reachedBy({ resumed, position }: FollowAccepted | WatchAccepted, since: string | undefined): string {
  return since !== undefined && resumed && resumed.events > 0 ? since : position;
}
