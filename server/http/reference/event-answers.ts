import { z } from 'zod';
import type { WireEvent } from '../../../shared/domain/wire-event.ts';
import { closed, comment } from './comment-answers.ts';
import { id, instant, storyCard, storylineOfCard } from './story-answers.ts';

const place = {
  seq: z.int().meta({ description: 'Its number on the wire' }),
  at: instant,
};
const underStory = { ...place, storyId: id, comments: z.int() };

/** Whatever the wire may say, as a schema. */
export const wireEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...place, type: z.literal('story.published'), story: storyCard }),
  z.strictObject({ ...place, type: z.literal('story.corrected'), story: storyCard }),
  z.strictObject({
    ...place,
    type: z.literal('story.retracted'),
    storyId: id,
    revision: z.int(),
    reason: z.string(),
  }),
  z.strictObject({
    ...place,
    type: z.literal('storyline.split'),
    stories: z.array(id),
    from: storylineOfCard,
    to: storylineOfCard,
  }),
  z.strictObject({
    ...place,
    type: z.literal('storyline.merged'),
    storylineId: id,
    into: id,
    stories: z.array(id).exactOptional().meta({ description: 'Where a split was taken back: all stories of it' }),
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
]) satisfies z.ZodType<WireEvent>;
