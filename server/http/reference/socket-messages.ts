import { z } from 'zod';
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
} from '../../../shared/wire/socket-events.ts';
import { followSchema, unfollowSchema, unwatchSchema, watchSchema } from '../../../shared/wire/socket-events.ts';
import { wireEvent } from './event-answers.ts';
import type { Named } from './operation.ts';
import { id, trending } from './story-answers.ts';

const position = z.string();
const resumed = z.strictObject({ events: z.int(), from: z.enum(['memory', 'stream', 'database']) }).exactOptional();
const resetReason = z.enum(['too_old', 'unknown_feed', 'ahead']);

/** Something that a socket says or hears, as the reference shows it. */
interface SocketMessage {
  says: string;
  payload: Named;
}

/** What the server sends. */
export const SENT: Record<keyof ServerToClient, SocketMessage> = {
  wire: {
    says: 'Events of a channel, in order',
    payload: {
      name: 'WireMessage',
      schema: z.strictObject({
        channel: z.string(),
        events: z.array(wireEvent),
        position,
      }) satisfies z.ZodType<WireMessage>,
    },
  },
  progress: {
    says: 'Complete up to here under any filter; every 15 s',
    payload: { name: 'ProgressMessage', schema: z.strictObject({ position }) },
  },
  reset: {
    says: 'The position cannot be resumed: load the snapshot again',
    payload: {
      name: 'ResetMessage',
      schema: z.strictObject({
        channel: z.string(),
        reason: resetReason,
        oldest: position,
      }) satisfies z.ZodType<ResetMessage>,
    },
  },
  trending: { says: 'What trends, when it changed', payload: { name: 'TrendingMessage', schema: trending } },
  story: {
    says: 'What the wire says of a watched story',
    payload: {
      name: 'StoryMessage',
      schema: z.strictObject({
        storyId: id,
        events: z.array(wireEvent),
        position,
      }) satisfies z.ZodType<StoryMessage>,
    },
  },
  audience: {
    says: 'How many readers there are, or have a story open',
    payload: {
      name: 'AudienceMessage',
      schema: z.strictObject({ storyId: id.exactOptional(), readers: z.int() }) satisfies z.ZodType<AudienceMessage>,
    },
  },
  goodbye: {
    says: 'The connection is about to be cut; come back after `retry` milliseconds',
    payload: {
      name: 'GoodbyeMessage',
      schema: z.strictObject({
        code: z.enum(['shutdown', 'slow_reader', 'too_many_messages', 'too_many_sockets']),
        retry: z.int(),
      }),
    },
  },
};

const done: Named = { name: 'Done', schema: z.strictObject({ ok: z.literal(true) }) };
const followed: Named = {
  name: 'FollowAccepted',
  schema: z.strictObject({
    ok: z.literal(true),
    channel: z.string(),
    position,
    resumed,
  }) satisfies z.ZodType<FollowAccepted>,
};
const watched: Named = {
  name: 'WatchAccepted',
  schema: z.strictObject({
    ok: z.literal(true),
    readers: z.int(),
    position,
    resumed,
    reset: resetReason.exactOptional(),
  }) satisfies z.ZodType<WatchAccepted>,
};

/** What any request over a socket may be refused with. */
export const REFUSED: Named = {
  name: 'SocketRefused',
  schema: z.strictObject({
    ok: z.literal(false),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.strictObject({ field: z.string(), rule: z.string(), detail: z.string() })).exactOptional(),
  }) satisfies z.ZodType<SocketRefused>,
};

/** What a client sends, and what it is answered. */
export const HEARD: Record<keyof ClientToServer, SocketMessage & { answer: Named }> = {
  follow: {
    says: 'Follows a filter, with `since` from that position on',
    payload: { name: 'FollowRequest', schema: followSchema },
    answer: followed,
  },
  unfollow: {
    says: 'Follows a channel no more',
    payload: { name: 'UnfollowRequest', schema: unfollowSchema },
    answer: done,
  },
  watch: {
    says: 'Watches a story: its revisions, comments and readers',
    payload: { name: 'WatchRequest', schema: watchSchema },
    answer: watched,
  },
  unwatch: {
    says: 'Watches a story no more',
    payload: { name: 'UnwatchRequest', schema: unwatchSchema },
    answer: done,
  },
};
