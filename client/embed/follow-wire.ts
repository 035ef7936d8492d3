import { reconnectDelay } from '../../shared/domain/reconnect.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
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
  #position: string | undefined;
  #source: EventSource | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #hasLoaded = false;

  constructor(following: Following) {
    this.#following = following;
  }

  async start(): Promise<void> {
    const { api, query, limit } = this.#following;
    try {
      const page = await loadStories(api, query, limit);
      this.#hasLoaded = true;
      this.#following.onStories(page.stories);
      this.#listen(page.position);
    } catch (error) {
      if (error instanceof RefusedError) this.#following.onRefused(error.message);
      else this.#reconnect();
    }
  }

  #listen(since: string): void {
    this.#position = since;
    const { api, query, onEvents, onLive } = this.#following;
    const stream = new EventSource(`${api}stream?${new URLSearchParams([...query, ['since', since]])}`);
    this.#source = stream;
    stream.addEventListener('wire', (message) => {
      this.#hear(message);
      onEvents(JSON.parse(message.data).events);
    });
    stream.addEventListener('progress', (message) => {
      this.#hear(message);
      onLive(true);
    });
    stream.addEventListener('reset', () => {
      this.#close();
      this.#position = undefined;
      void this.start();
    });
    stream.addEventListener('error', () => {
      onLive(false);
      // The browser reconnects by itself with Last-Event-ID, except after an answer that is not a stream.
      if (stream.readyState === EventSource.CLOSED) this.#reconnect();
    });
    this.#expectMore();
  }

  #hear(message: MessageEvent): void {
    this.#position = message.lastEventId || this.#position;
    this.#failures = 0;
    if (this.#following.isWanted()) this.#expectMore();
    else this.#close();
  }

  #expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#reconnect(), SILENCE_MAX_MS);
  }

  /** Reconnects, but gives up when the server never answered: the page's origin is probably not allowed. */
  #reconnect(): void {
    this.#close();
    this.#following.onLive(false);
    this.#failures += 1;
    if (!this.#following.isWanted()) return;
    if (!this.#hasLoaded && this.#failures >= FIRST_ATTEMPTS) void this.#end();
    else setTimeout(() => this.#resume(), reconnectDelay(this.#failures + 1, Math.random(), LONGEST_DELAY_MS));
  }

  /** Finds out why, because the browser hides the reason: if the script still loads, this origin is not allowed. */
  async #end(): Promise<void> {
    const { script, onForbidden, onNoServer } = this.#following;
    if (await isThere(script)) onForbidden();
    else onNoServer();
  }

  #resume(): void {
    if (this.#position === undefined) void this.start();
    else this.#listen(this.#position);
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
  }
}
