import { waitFor } from './wait-for.ts';

interface StreamMessage {
  event: string;
  id: string | undefined;
  data: Record<string, unknown>;
}

/** A minimal reader of Server-Sent Events. */
export interface EventStreamReader {
  status: number;
  messages: StreamMessage[];
  /** The headlines received as `wire`, in order. */
  headlines(): string[];
  /** The newest id, for reconnecting. */
  lastId(): string | undefined;
  /** Waits for a message of this type. */
  hears(event: string): Promise<StreamMessage>;
  isEnded(): boolean;
  /** Aborts the stream. */
  close(): void;
}

/** Opens a stream; `headers` may contain Last-Event-ID. */
export async function openEventStream(url: string, headers: Record<string, string> = {}): Promise<EventStreamReader> {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal });
  const messages: StreamMessage[] = [];
  let ended = false;
  // Reading fails when a test or the server ends the stream.
  const reading = read(response, messages).catch(() => undefined);
  void reading.then(() => {
    ended = true;
  });
  return {
    status: response.status,
    messages,
    headlines: () =>
      messages
        .filter(({ event }) => event === 'wire')
        .flatMap(({ data }) =>
          (data.events as { story?: { headline: string } }[]).map(({ story }) => story?.headline ?? ''),
        ),
    lastId: () => messages.findLast(({ id }) => id !== undefined)?.id,
    hears: (wanted) => waitFor(`the message ${wanted}`, () => messages.find(({ event }) => event === wanted)),
    isEnded: () => ended,
    close: () => stop.abort(),
  };
}

async function read(response: Response, messages: StreamMessage[]): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    messages.push(...parts.flatMap(parse));
  }
}

function parse(part: string): StreamMessage[] {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
  const event = field('event');
  return event === undefined ? [] : [{ event, id: field('id'), data: JSON.parse(field('data') ?? '{}') }];
}
