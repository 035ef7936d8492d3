import { z } from 'zod';
import { topicSlug } from '../domain/topic.ts';
import { reasonSchema } from './comment-schema.ts';
import { textIn } from './text-schema.ts';

/** Keep a topic out of trending, count its stories for another topic, or admit a word of many headlines as a topic. */
export const RULING_ACTS = ['hold', 'merge', 'admit'] as const;
export type RulingAct = (typeof RULING_ACTS)[number];

/** A ruling about a topic; `into` is the slug or label of the topic into which it is merged. */
export const rulingSchema = z
  .strictObject({
    act: z.enum(RULING_ACTS),
    into: textIn(80)
      .transform(topicSlug)
      .refine((slug) => slug !== '', 'must contain a letter or a digit')
      .optional(),
    reason: reasonSchema,
  })
  .refine(({ act, into }) => act !== 'merge' || into !== undefined, {
    path: ['into'],
    error: 'must name the topic into which this one is merged',
  })
  .refine(({ act, into }) => act === 'merge' || into === undefined, {
    path: ['into'],
    error: 'is only for the act `merge`',
  });
