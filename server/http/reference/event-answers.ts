import { z } from 'zod';
import type { WireEvent } from '../../../shared/domain/wire-event.ts';
import { closed, comment } from './comment-answers.ts';
import { coverage, post } from './coverage-answers.ts';
import { id, instant, storyCard, storylineOfCard } from './story-answers.ts';

const base = {
  seq: z.int().meta({ description: 'Its number on the wire' }),
  at: instant,
};
const underStory = { ...base, storyId: id, comments: z.int() };

/** The schema of every event on the wire. */
export const wireEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('story.published'), story: storyCard }),
  z.strictObject({ ...base, type: z.literal('story.corrected'), story: storyCard }),
  z.strictObject({
    ...base,
    type: z.literal('story.retracted'),
    storyId: id,
    revision: z.int(),
    reason: z.string(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('story.removed'),
    storyId: id,
    reason: z.string(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('storyline.split'),
    stories: z.array(id),
    from: storylineOfCard,
    to: storylineOfCard,
  }),
  z.strictObject({
    ...base,
    type: z.literal('storyline.merged'),
    storylineId: id,
    into: id,
    stories: z.array(id).exactOptional().meta({ description: 'When a split was undone: all stories of the storyline' }),
    storyline: storylineOfCard.exactOptional(),
  }),
  z.strictObject({ ...underStory, type: z.literal('comment.added'), comment }),
  z.strictObject({ ...underStory, type: z.literal('comment.changed'), comment }),
  z.strictObject({ ...underStory, type: z.literal('comment.removed'), comment }),
  z.strictObject({
    ...underStory,
    type: z.enum(['discussion.closed', 'discussion.opened']),
    closed: closed.nullable(),
  }),
  z.strictObject({ ...base, type: z.literal('coverage.changed'), coverageId: id, coverage }),
  z.strictObject({ ...base, type: z.literal('coverage.removed'), coverageId: id, reason: z.string() }),
  z.strictObject({
    ...base,
    type: z.enum(['post.added', 'post.changed', 'post.retracted']),
    coverageId: id,
    posts: z.int(),
    post,
  }),
]) satisfies z.ZodType<WireEvent>;
