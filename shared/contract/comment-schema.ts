import { z } from 'zod';
import { COMMENT_MAX_CHARACTERS, NAME_MAX_CHARACTERS, REASON_MAX_CHARACTERS } from '../domain/comment.ts';
import { countCharacters, isVisible, nameKey, tidyCommentText, tidyName } from '../domain/comment-text.ts';
import { idSchema } from './query-schema.ts';
import { instantIn, patternIn, textIn, trimmedIn } from './text-schema.ts';

const TEXT_TOO_LONG = `must be at most ${COMMENT_MAX_CHARACTERS.toLocaleString('en')} characters`;
const NAME_TOO_LONG = `must be at most ${NAME_MAX_CHARACTERS} characters`;

// Far beyond the final limit; only prevents normalising megabytes.
const text = textIn(COMMENT_MAX_CHARACTERS * 8, TEXT_TOO_LONG)
  .transform(tidyCommentText)
  .refine(isVisible, 'must not be blank')
  .refine((value) => countCharacters(value) <= COMMENT_MAX_CHARACTERS, TEXT_TOO_LONG);

/** The reason that a moderator or reporter gives. */
export const reasonSchema = trimmedIn(REASON_MAX_CHARACTERS).refine((value) => value !== '', 'must not be blank');

/** A comment as submitted; the client chooses `clientId`, so that a retry adds only one comment. */
export const commentInSchema = z.strictObject({
  text,
  parentId: idSchema.nullish(),
  clientId: textIn(255).min(1, 'must not be empty').optional(),
});
export type CommentIn = z.infer<typeof commentInSchema>;

export const commentPatchSchema = z.strictObject({ text });

export const meInSchema = z.strictObject({
  name: textIn(NAME_MAX_CHARACTERS * 8, NAME_TOO_LONG)
    .transform(tidyName)
    .refine((name) => nameKey(name) !== '', 'must contain a letter or a digit')
    .refine((name) => countCharacters(name) <= NAME_MAX_CHARACTERS, NAME_TOO_LONG),
});

export const reportInSchema = z.strictObject({ reason: reasonSchema.optional() });

export const moderationSchema = z.strictObject({ reason: reasonSchema });

export const blockSchema = z.strictObject({
  reason: reasonSchema,
  until: instantIn()
    .transform((at) => new Date(at))
    .nullish(),
});

const number = (of: string) => patternIn(/^\d{1,15}$/, `must be the \`${of}\` of an earlier page`).transform(Number);

const limit = (most: number, usual: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(most, `must be at most ${most}`)
    .default(usual);

/** A page of threads; with `thread`, more replies of that thread. */
export const commentsQuerySchema = z.strictObject({
  before: number('next').optional(),
  thread: idSchema.optional(),
  after: number('no').optional(),
  limit: limit(100, 30),
});
export type CommentsQuery = z.infer<typeof commentsQuerySchema>;

export const reportsQuerySchema = z.strictObject({ limit: limit(200, 50) });

export const moderationLogQuerySchema = z.strictObject({ before: idSchema.optional(), limit: limit(200, 50) });
