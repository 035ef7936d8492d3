import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { isThere, loadStories, RefusedError } from './load-stories.ts';

const FIRST_ATTEMPTS = 3;
const BACKOFF_START_MS = 1_000;
const BACKOFF_MAX_MS = 60_000;
/** Something comes every 15 s; a connection that is silent for longer is dead without knowing it. */
const SILENCE_MAX_MS = 45_000;

export interface Following {
  /** Where the API is, with a slash at its end. */
  api: string;
  /** The column's own script, which any page may have. */
  script: string;
  query: URLSearchParams;
  limit: number;
  /** A fresh list takes the place of what was there. */
  onStories(stories: StoryCard[]): void;
  onEvents(events: WireEvent[]): void;
  onLive(isLive: boolean): void;
  /** The server has refused what the column asks for, for this reason. */
  onRefused(detail: string): void;
  /** The server is there, and this page may not read its answers. */
  onForbidden(): void;
  /** The server never answered. */
  onNoServer(): void;
  /** False once the column was taken out of its page. */
  isWanted(): boolean;
}

/** Loads the list, then follows from its position on: nothing is missed in between, and never again after a cut. */
export function followWire(following: Following): void {
  const { api, query, limit } = following;
  let position: string | undefined;
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let hasLoaded = false;

  async function start(): Promise<void> {
    try {
      const page = await loadStories(api, query, limit);
      hasLoaded = true;
      following.onStories(page.stories);
      position = page.position;
      listen(page.position);
    } catch (error) {
      if (error instanceof RefusedError) following.onRefused(error.message);
      else comeBack();
    }
  }

  function listen(since: string): void {
    const stream = new EventSource(`${api}stream?${new URLSearchParams([...query, ['since', since]])}`);
    source = stream;
    stream.addEventListener('wire', (message) => {
      hear(message);
      following.onEvents(JSON.parse(message.data).events);
    });
    stream.addEventListener('progress', (message) => {
      hear(message);
      following.onLive(true);
    });
    stream.addEventListener('reset', () => {
      close();
      position = undefined;
      void start();
    });
    stream.addEventListener('error', () => {
      following.onLive(false);
      // A browser comes back by itself with Last-Event-ID, except after an answer that is no stream.
      if (stream.readyState === EventSource.CLOSED) comeBack();
    });
    expectMore();
  }

  function hear(message: MessageEvent): void {
    position = message.lastEventId || position;
    failures = 0;
    if (following.isWanted()) expectMore();
    else close();
  }

  function expectMore(): void {
    clearTimeout(silence);
    silence = setTimeout(comeBack, SILENCE_MAX_MS);
  }

  /** A page that was never answered is likely not allowed, and must not go on asking. */
  function comeBack(): void {
    close();
    following.onLive(false);
    failures += 1;
    if (!following.isWanted()) return;
    if (!hasLoaded && failures >= FIRST_ATTEMPTS) void end();
    else setTimeout(resume, Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** failures) * (0.5 + Math.random() / 2));
  }

  /** A browser does not tell why an answer was kept from a page: a server that still gives its script has refused it. */
  async function end(): Promise<void> {
    if (await isThere(following.script)) following.onForbidden();
    else following.onNoServer();
  }

  function resume(): void {
    if (position === undefined) void start();
    else listen(position);
  }

  function close(): void {
    clearTimeout(silence);
    source?.close();
  }

  void start();
}
