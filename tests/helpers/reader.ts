import { io, type Socket } from 'socket.io-client';
import type {
  AudienceMessage,
  ClientToServer,
  FollowAccepted,
  ResetMessage,
  ServerToClient,
  SocketRefused,
  StoryMessage,
  WatchAccepted,
  WireMessage,
} from '../../shared/contract/socket-events.ts';
import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import type { Filter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { waitFor } from './wait-for.ts';

const ANSWER_MS = 20_000;

export interface ReaderOptions {
  filter?: Filter;
  since?: string;
  transports?: ('websocket' | 'polling')[];
  /** Disables compression, so that more bytes are sent. */
  plain?: boolean;
}

/** A reader that records everything it receives. */
export interface Reader {
  socket: Socket<ServerToClient, ClientToServer>;
  ack: FollowAccepted;
  /** Its position when the answer came. */
  begun: string;
  messages: WireMessage[];
  events: WireEvent[];
  resets: ResetMessage[];
  goodbyes: { code: string; retry: number }[];
  progress: string[];
  trending: TrendingTopic[][];
  /** Messages about watched stories. */
  stories: StoryMessage[];
  audiences: AudienceMessage[];
  /** The position up to which this reader is complete. */
  position(): string;
  seqs(): number[];
  /** Waits until this many events have arrived. */
  received(count: number): Promise<WireEvent[]>;
  follow(filter: unknown, since?: string): Promise<FollowAccepted | SocketRefused>;
  /** Watches a story; throws when that is refused. */
  watch(storyId: string, since?: string): Promise<WatchAccepted>;
  /** All events of a watched story. */
  storyEvents(storyId: string): WireEvent[];
  /** Stops or resumes reading from the connection. */
  rest(isResting: boolean): void;
  close(): void;
}

/** Connects and follows; throws when the follow is refused. */
export async function openReader(url: string, options: ReaderOptions = {}): Promise<Reader> {
  const socket: Reader['socket'] = io(url, {
    transports: options.transports ?? ['websocket'],
    forceNew: true,
    reconnection: false,
    // Its type does not allow `false`.
    ...(options.plain && { perMessageDeflate: false as unknown as { threshold: number } }),
  });
  const reader = record(socket);
  let refused: Error | undefined;
  socket.once('connect_error', (error) => {
    refused = error;
  });
  // Socket.IO does not treat an early disconnect as an error.
  socket.once('disconnect', (reason) => {
    refused = new Error(`the connection ended: ${reason}`);
  });
  // A connection that is cut while connecting is not retried.
  await waitFor('the socket is connected', () => socket.connected || refused !== undefined);
  if (refused) throw refused;
  const ack = await reader.follow(options.filter ?? {}, options.since);
  if (!ack.ok) throw new Error(`follow was refused: ${ack.code} ${ack.detail}`);
  reader.ack = ack;
  // The answer's position is only reached once the missed events have arrived (CATCH2).
  reader.begun = ack.resumed && ack.resumed.events > 0 ? (options.since ?? ack.position) : ack.position;
  return reader;
}

function record(socket: Reader['socket']): Reader {
  const reader: Reader = {
    socket,
    ack: { ok: true, channel: '', position: '' },
    begun: '',
    messages: [],
    events: [],
    resets: [],
    goodbyes: [],
    progress: [],
    trending: [],
    stories: [],
    audiences: [],
    position: () => reader.messages.at(-1)?.position ?? reader.begun,
    seqs: () => reader.events.map((event) => event.seq),
    received: (count) => waitFor(`${count} events have come`, () => reader.events.length >= count && reader.events),
    follow: (filter, since) =>
      socket.timeout(ANSWER_MS).emitWithAck('follow', {
        filter: filter as Filter as never,
        ...(since !== undefined && { since }),
      }),
    async watch(storyId, since) {
      const question = { storyId, ...(since !== undefined && { since }) };
      const answer = await socket.timeout(ANSWER_MS).emitWithAck('watch', question);
      if (!answer.ok) throw new Error(`watch was refused: ${answer.code} ${answer.detail}`);
      return answer;
    },
    storyEvents: (storyId) =>
      reader.stories.filter((message) => message.storyId === storyId).flatMap((message) => message.events),
    rest(isResting) {
      const { ws } = socket.io.engine.transport as unknown as { ws?: Record<'pause' | 'resume', () => void> };
      ws?.[isResting ? 'pause' : 'resume']();
    },
    close: () => socket.disconnect(),
  };
  socket.on('wire', (message) => {
    reader.messages.push(message);
    reader.events.push(...message.events);
  });
  socket.on('reset', (message) => reader.resets.push(message));
  socket.on('goodbye', (message) => reader.goodbyes.push(message));
  socket.on('trending', ({ topics }) => reader.trending.push(topics));
  socket.on('story', (message) => reader.stories.push(message));
  socket.on('audience', (message) => reader.audiences.push(message));
  socket.on('progress', ({ position }) => reader.progress.push(position));
  return reader;
}
