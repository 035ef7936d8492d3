import { z } from 'zod';
import type {
  AudienceMessage,
  ClientToServer,
  CoverageMessage,
  FollowAccepted,
  ReaderMessage,
  ResetMessage,
  ServerToClient,
  SocketRefused,
  StoryMessage,
  WatchAccepted,
  WireMessage,
} from '../../../shared/contract/socket-events.ts';
import {
  attachSchema,
  followSchema,
  unfollowSchema,
  unwatchSchema,
  watchSchema,
} from '../../../shared/contract/socket-events.ts';
import { runningMessage } from './coverage-answers.ts';
import { wireEvent } from './event-answers.ts';
import { fieldError } from './field-error.ts';
import type { Named } from './operation.ts';
import { id, trending } from './story-answers.ts';

const position = z.string();
const resumed = z.strictObject({ events: z.int(), from: z.enum(['memory', 'stream', 'database']) }).exactOptional();
const resetReason = z.enum(['too_old', 'unknown_feed', 'ahead']);

/** A message of the socket, as the reference describes it. */
interface SocketMessage {
  says: string;
  payload: Named;
}

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
  coverages: {
    says: 'The newest live coverages that run, when that changed',
    payload: { name: 'RunningMessage', schema: runningMessage },
  },
  story: {
    says: 'Wire events of a watched story',
    payload: {
      name: 'StoryMessage',
      schema: z.strictObject({
        storyId: id,
        events: z.array(wireEvent),
        position,
      }) satisfies z.ZodType<StoryMessage>,
    },
  },
  coverage: {
    says: 'Wire events of a watched live coverage',
    payload: {
      name: 'CoverageMessage',
      schema: z.strictObject({
        coverageId: id,
        events: z.array(wireEvent),
        position,
      }) satisfies z.ZodType<CoverageMessage>,
    },
  },
  audience: {
    says: 'The number of readers, in total or with a story or coverage open',
    payload: {
      name: 'AudienceMessage',
      schema: z.strictObject({
        storyId: id.exactOptional(),
        coverageId: id.exactOptional(),
        readers: z.int(),
      }) satisfies z.ZodType<AudienceMessage>,
    },
  },
  reader: {
    says: 'The reader of an attached socket has changed: fetch it by `POST /reader/sync`',
    payload: {
      name: 'ReaderMessage',
      schema: z.strictObject({ version: z.int().nullable() }) satisfies z.ZodType<ReaderMessage>,
    },
  },
  goodbye: {
    says: 'The connection is about to be cut; reconnect after `retry` milliseconds',
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

/** The refusal of any request over a socket. */
export const REFUSED: Named = {
  name: 'SocketRefused',
  schema: z.strictObject({
    ok: z.literal(false),
    code: z.string(),
    detail: z.string(),
    errors: z.array(fieldError).exactOptional(),
  }) satisfies z.ZodType<SocketRefused>,
};

/** What clients send, with the answers. */
export const HEARD: Record<keyof ClientToServer, SocketMessage & { answer: Named }> = {
  follow: {
    says: 'Follows a filter; with `since`, from that position on',
    payload: { name: 'FollowRequest', schema: followSchema },
    answer: followed,
  },
  unfollow: {
    says: 'Stops following a channel',
    payload: { name: 'UnfollowRequest', schema: unfollowSchema },
    answer: done,
  },
  watch: {
    says: 'Watches a story (its revisions, comments and readers) or a live coverage',
    payload: { name: 'WatchRequest', schema: watchSchema },
    answer: watched,
  },
  unwatch: {
    says: 'Stops watching a story or coverage',
    payload: { name: 'UnwatchRequest', schema: unwatchSchema },
    answer: done,
  },
  attach: {
    says: "Hears of a reader's changes, with a ticket from `POST /reader/sync`",
    payload: { name: 'AttachRequest', schema: attachSchema },
    answer: done,
  },
};
