import type { StoryCard } from '../../shared/domain/story.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { loadStories, RefusedError } from './load-stories.ts';

const FIRST_ATTEMPTS = 3;
const BACKOFF_START_MS = 1_000;
const BACKOFF_MAX_MS = 60_000;
/** Something comes every 15 s; a connection that is silent for longer is dead without knowing it. */
const SILENCE_MAX_MS = 45_000;

export interface Following {
  /** Where the API is, with a slash at its end. */
  api: string;
  query: URLSearchParams;
  limit: number;
  /** A fresh list takes the place of what was there. */
  onStories(stories: StoryCard[]): void;
  onEvents(events: WireEvent[]): void;
  onLive(isLive: boolean): void;
  /** It will not come: the server has refused it for this reason, or never answered this page. */
  onEnd(detail?: string): void;
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
      if (error instanceof RefusedError) following.onEnd(error.message);
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
    if (!hasLoaded && failures >= FIRST_ATTEMPTS) following.onEnd();
    else setTimeout(resume, Math.min(BACKOFF_MAX_MS, BACKOFF_START_MS * 2 ** failures) * (0.5 + Math.random() / 2));
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
