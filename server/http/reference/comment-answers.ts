import { z } from 'zod';
import type {
  CommentAnswer,
  CommentsPage,
  MeAnswer,
  ModerationLogPage,
  RepliesPage,
  ReportsAnswer,
} from '../../../shared/contract/comment-shapes.ts';
import type { PushKeyAnswer } from '../../../shared/contract/http-shapes.ts';
import type { Comment, CommentThread } from '../../../shared/domain/comment.ts';
import { id, instant } from './story-answers.ts';

/** Schemas of the answers to readers and moderators. */
const commentFields = {
  id,
  storyId: id,
  no: z.int().meta({ description: 'Grows with every comment on the wire' }),
  revision: z.int(),
  parentId: id.nullable(),
  answersId: id.nullable(),
  depth: z.int(),
  writer: z.strictObject({ id, name: z.string() }).nullable(),
  text: z.string().nullable().meta({ description: 'Plain text; null when it was removed' }),
  at: instant,
  editedAt: instant.nullable(),
  removed: z.enum(['writer', 'moderator']).nullable(),
};

export const comment = z.strictObject(commentFields) satisfies z.ZodType<Comment>;

export const commentThread: z.ZodType<CommentThread> = z.strictObject({
  ...commentFields,
  get replies() {
    return z.array(commentThread);
  },
});

export const closed = z.strictObject({ at: instant, reason: z.string() });

const commentsPage = z.strictObject({
  threads: z.array(z.strictObject({ ...commentFields, replies: z.array(commentThread), moreReplies: z.boolean() })),
  comments: z.int(),
  closed: closed.nullable(),
  position: z.string(),
  next: z.string().nullable(),
}) satisfies z.ZodType<CommentsPage>;

const repliesPage = z.strictObject({
  replies: z.array(comment),
  moreReplies: z.boolean(),
}) satisfies z.ZodType<RepliesPage>;

export const commentsOrReplies = z.union([commentsPage, repliesPage]);

export const commentAnswer = z.strictObject({ comment }) satisfies z.ZodType<CommentAnswer>;

export const me = z.strictObject({
  me: z
    .strictObject({
      id,
      name: z.string(),
      blocked: z.strictObject({ until: instant.nullable(), reason: z.string() }).exactOptional(),
    })
    .nullable(),
}) satisfies z.ZodType<MeAnswer>;

export const reports = z.strictObject({
  reports: z.array(
    z.strictObject({
      comment,
      story: z.strictObject({ id, headline: z.string() }),
      reports: z.int(),
      reasons: z.array(z.string()),
      firstAt: instant,
    }),
  ),
}) satisfies z.ZodType<ReportsAnswer>;

export const moderationLog = z.strictObject({
  entries: z.array(
    z.strictObject({
      id,
      at: instant,
      by: z.strictObject({ id, name: z.string() }),
      action: z.string(),
      subject: z.strictObject({ type: z.string(), id }),
      reason: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<ModerationLogPage>;

export const pushKey = z.strictObject({ key: z.string().nullable() }) satisfies z.ZodType<PushKeyAnswer>;

export const pushSubscribed = z.strictObject({ rules: z.int() });
