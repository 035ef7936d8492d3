import { followStream } from '../../packages/client/src/follow-stream.ts';
import { pause } from '../../packages/client/src/pause.ts';
import { ConnectionAttempts } from '../../shared/domain/connection-attempts.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { isThere, loadStories, RefusedError } from './load-stories.ts';

const FIRST_ATTEMPTS = 3;
/** Embedded columns reconnect less often than the app. */
const LONGEST_DELAY_MS = 60_000;

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
  /** Of loading the list; a stream counts its own. */
  readonly #attempts = new ConnectionAttempts(LONGEST_DELAY_MS, FIRST_ATTEMPTS);

  constructor(following: Following) {
    this.#following = following;
  }

  async start(): Promise<void> {
    const { api, query, limit, isWanted } = this.#following;
    try {
      const page = await loadStories(api, query, limit);
      this.#attempts.succeed();
      this.#following.onStories(page.stories);
      await this.#listen(page.position);
    } catch (error) {
      if (error instanceof RefusedError) return this.#following.onRefused(error.message);
    }
    if (isWanted()) await this.#startAgain();
  }

  /** Returns when the column was removed from its page, or when it has to be loaded again. */
  async #listen(since: string): Promise<void> {
    const { api, query, onEvents, onLive, isWanted } = this.#following;
    const messages = followStream<WireEvent>({
      address: (position = since) => `${api}stream?${new URLSearchParams([...query, ['since', position]])}`,
      since,
      longestDelayMs: LONGEST_DELAY_MS,
      onDown: () => onLive(false),
    });
    for await (const message of messages) {
      if (message.type === 'reset' || !isWanted()) return;
      if (message.type === 'wire') onEvents(message.events);
      else onLive(true);
    }
  }

  /** Loads the list again, but gives up when the server never answered: the page's origin is probably not allowed. */
  async #startAgain(): Promise<void> {
    this.#following.onLive(false);
    const next = this.#attempts.fail('');
    if (!next) return this.#end();
    await pause(next.waitMs);
    await this.start();
  }

  /** Finds out why, because the browser hides the reason: if the script still loads, this origin is not allowed. */
  async #end(): Promise<void> {
    const { script, onForbidden, onNoServer } = this.#following;
    if (await isThere(script)) onForbidden();
    else onNoServer();
  }
}
