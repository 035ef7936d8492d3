import { ConnectionAttempts, type Goodbye } from '../../shared/domain/connection-attempts.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { WireCursor } from '../../shared/domain/wire-cursor.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { isThere, loadStories, RefusedError } from './load-stories.ts';

const FIRST_ATTEMPTS = 3;
/** Embedded columns reconnect less often than the app. */
const LONGEST_DELAY_MS = 60_000;
/** The server sends something every 15 s, so a connection that is silent for longer is dead. */
const SILENCE_MAX_MS = 45_000;

export interface Following {
  /** The API's address, with a trailing slash. */
  api: string;
  /** The address of the column's script, which any page may load. */
  script: string;
  query: URLSearchParams;
  limit: number;
  /** Replaces the stories. */
  onStories(stories: StoryCard[]): void;
  onEvents(events: WireEvent[]): void;
  onLive(isLive: boolean): void;
  /** The server refused the request; `detail` says why. */
  onRefused(detail: string): void;
  /** The server exists, but this page may not read its answers. */
  onForbidden(): void;
  /** The server never answered. */
  onNoServer(): void;
  /** False once the column was removed from its page. */
  isWanted(): boolean;
}

/** Loads the list, then follows the wire from its position, so that nothing is missed, even after a disconnect. */
export function followWire(following: Following): void {
  void new Follower(following).start();
}

class Follower {
  readonly #following: Following;
  readonly #attempts = new ConnectionAttempts(LONGEST_DELAY_MS, FIRST_ATTEMPTS);
  readonly #cursor = new WireCursor(undefined);
  #source: EventSource | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(following: Following) {
    this.#following = following;
  }

  async start(): Promise<void> {
    const { api, query, limit } = this.#following;
    try {
      const page = await loadStories(api, query, limit);
      // The server has answered once, so the column keeps trying to connect.
      this.#attempts.wasUp = true;
      this.#following.onStories(page.stories);
      this.#listen(page.position);
    } catch (error) {
      if (error instanceof RefusedError) this.#following.onRefused(error.message);
      else this.#reconnect();
    }
  }

  #listen(since: string): void {
    this.#cursor.position = since;
    const { api, query, onEvents, onLive } = this.#following;
    const stream = new EventSource(`${api}stream?${new URLSearchParams([...query, ['since', since]])}`);
    this.#source = stream;
    const hear = (type: string, take: (data: { events?: WireEvent[]; position: string } & Goodbye) => void): void =>
      stream.addEventListener(type, (message) => take(JSON.parse(message.data)));
    hear('wire', ({ events = [], position }) => onEvents(this.#take(events, position)));
    hear('progress', ({ position }) => {
      this.#take([], position);
      onLive(true);
    });
    hear('goodbye', (goodbye) => {
      this.#attempts.goodbye = goodbye;
    });
    hear('reset', () => {
      this.#close();
      this.#cursor.reset();
      void this.start();
    });
    stream.addEventListener('error', () => this.#reconnect());
    this.#expectMore();
  }

  /** The events that have not come before. */
  #take(events: WireEvent[], position: string): WireEvent[] {
    this.#attempts.succeed();
    if (this.#following.isWanted()) this.#expectMore();
    else this.#close();
    return this.#cursor.take(events, position);
  }

  #expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#reconnect(), SILENCE_MAX_MS);
  }

  /** Reconnects, but gives up when the server never answered: the page's origin is probably not allowed. */
  #reconnect(): void {
    this.#close();
    this.#following.onLive(false);
    const next = this.#attempts.fail('');
    if (!this.#following.isWanted()) return;
    if (next) setTimeout(() => this.#resume(), next.waitMs);
    else void this.#end();
  }

  /** Finds out why, because the browser hides the reason: if the script still loads, this origin is not allowed. */
  async #end(): Promise<void> {
    const { script, onForbidden, onNoServer } = this.#following;
    if (await isThere(script)) onForbidden();
    else onNoServer();
  }

  #resume(): void {
    const { position } = this.#cursor;
    if (position === undefined) void this.start();
    else this.#listen(position);
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
  }
}
