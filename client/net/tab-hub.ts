import type {
  FollowAccepted,
  FollowRequest,
  SocketRefused,
  WatchAccepted,
} from '../../shared/contract/socket-events.ts';
import { handledElsewhere, notNeeded } from '../../shared/domain/expected-failures.ts';
import { reachedPosition } from '../../shared/domain/position.ts';
import type { DirectSocket } from './direct-socket.ts';
import { type SharedTopics, shareTopics } from './shared-topics.ts';
import { createTabChannel, type TabChannel } from './tab-channel.ts';
import type { ToTab } from './tab-messages.ts';
import type { Question, WireListener } from './wire-contract.ts';

/** How often the held-back messages of hidden tabs are delivered. */
const HIDDEN_EVERY_MS = 10_000;

/** One tab's side of the shared connection. */
export interface Tab {
  ask(id: number, question: Question, payload: unknown): Promise<void>;
  setVisible(isVisible: boolean): void;
  leave(): void;
}

/** Shares one connection between many tabs, as if each had its own. */
export function createTabHub(open: (listener: WireListener) => DirectSocket): {
  join(send: (message: ToTab) => void): Tab;
} {
  return new TabHub(open);
}

class TabHub {
  readonly #tabs = new Set<TabChannel>();
  readonly #channels = shareTopics<TabChannel>();
  readonly #stories = shareTopics<TabChannel>();
  readonly #socket: DirectSocket;
  #lastAsked: Promise<unknown> = Promise.resolve();

  constructor(open: (listener: WireListener) => DirectSocket) {
    this.#socket = open(this.#listener());
    setInterval(() => {
      for (const tab of this.#tabs) tab.flush();
    }, HIDDEN_EVERY_MS);
  }

  join(send: (message: ToTab) => void): Tab {
    const tab = createTabChannel(send);
    this.#tabs.add(tab);
    if (this.#socket.isUp) tab.deliver({ kind: 'up' });
    return {
      ask: (id, question, payload) =>
        tab.answer(
          id,
          this.#inOrder(() => this.#answer(tab, question, payload)),
        ),
      setVisible: tab.setVisible,
      leave: () => this.#leave(tab),
    };
  }

  #leave(tab: TabChannel): void {
    this.#tabs.delete(tab);
    const drop = (topics: SharedTopics<TabChannel>, question: 'unfollow' | 'unwatch'): void => {
      for (const name of topics.of(tab)) {
        // Without an answer the connection is gone, and its subscriptions with it.
        void this.#inOrder(() => this.#drop(topics, name, tab, question)).catch(notNeeded);
      }
    };
    drop(this.#channels, 'unfollow');
    drop(this.#stories, 'unwatch');
  }

  #listener(): WireListener {
    return {
      up: () => this.#toAll({ kind: 'up' }),
      down: () => {
        this.#channels.clear();
        this.#stories.clear();
        this.#toAll({ kind: 'down' });
      },
      wire: (message) => {
        this.#channels.reach(message.channel, message.position);
        this.#toHolders(this.#channels, message.channel, { kind: 'wire', message });
      },
      progress: (position) => this.#toAll({ kind: 'progress', position }),
      reset: (message) => this.#toHolders(this.#channels, message.channel, { kind: 'reset', message }),
      other: (name, message) => {
        const about = 'storyId' in message ? message.storyId : undefined;
        if (about === undefined) return this.#toAll({ kind: 'other', name, message });
        if ('position' in message) this.#stories.reach(about, message.position);
        this.#toHolders(this.#stories, about, { kind: 'other', name, message });
      },
      traffic: (run, bytes) => this.#toAll({ kind: 'traffic', run, bytes }),
    };
  }

  #toAll(message: ToTab): void {
    for (const tab of this.#tabs) tab.deliver(message);
  }

  /** Includes tabs that wait for an answer, because the message may belong to the channel that the answer names. */
  #toHolders(topics: SharedTopics<TabChannel>, name: string, message: ToTab): void {
    for (const tab of this.#tabs) if (tab.isAsking() || topics.has(name, tab)) tab.deliver(message);
  }

  /** Sends one request at a time: two about the same channel must not overtake each other. */
  #inOrder(act: () => Promise<unknown>): Promise<unknown> {
    const done = this.#lastAsked.then(act);
    this.#lastAsked = done.catch(handledElsewhere);
    return done;
  }

  #answer(tab: TabChannel, question: Question, payload: unknown): Promise<unknown> {
    const { channel, storyId } = payload as { channel: string; storyId: string };
    if (question === 'follow') return this.#follow(tab, payload as FollowRequest);
    if (question === 'watch') return this.#watch(tab, payload as { storyId: string });
    if (question === 'attach') return this.#socket.ask(question, payload);
    if (question === 'unfollow') return this.#drop(this.#channels, channel, tab, question);
    return this.#drop(this.#stories, storyId, tab, question);
  }

  async #follow(tab: TabChannel, request: FollowRequest): Promise<unknown> {
    const key = JSON.stringify(request.filter ?? {});
    // A second follow of a filter replaces another tab's, so it starts where that tab is, which then misses nothing.
    const since = this.#channels.earliest(this.#channels.nameOf(key), request.since);
    const answer = (await this.#socket.ask('follow', { ...request, since })) as FollowAccepted | SocketRefused;
    if (answer.ok && this.#tabs.has(tab)) {
      this.#channels.hold(answer.channel, key, tab, reachedPosition(answer, since));
    }
    return answer;
  }

  async #watch(tab: TabChannel, request: { storyId: string; since?: string }): Promise<unknown> {
    const { storyId } = request;
    const since = this.#stories.earliest(storyId, request.since);
    const answer = (await this.#socket.ask('watch', { ...request, since })) as WatchAccepted | SocketRefused;
    if (answer.ok && this.#tabs.has(tab)) this.#stories.hold(storyId, storyId, tab, reachedPosition(answer, since));
    return answer;
  }

  async #drop(
    topics: SharedTopics<TabChannel>,
    name: string,
    tab: TabChannel,
    question: 'unfollow' | 'unwatch',
  ): Promise<unknown> {
    if (!topics.drop(name, tab)) return { ok: true };
    return this.#socket.ask(question, question === 'unfollow' ? { channel: name } : { storyId: name });
  }
}
