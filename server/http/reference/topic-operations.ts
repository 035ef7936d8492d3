import { z } from 'zod';
import { moderationSchema } from '../../../shared/contract/comment-schema.ts';
import { RULING_ACTS, rulingSchema } from '../../../shared/contract/topic-ruling-schema.ts';
import type {
  TopicCandidatesAnswer,
  TopicRuling,
  TopicRulingsAnswer,
} from '../../../shared/contract/trending-shapes.ts';
import { answer, json, type Operation } from './operation.ts';
import { id, instant } from './story-answers.ts';

const TOPICS = 'Topics';

const topicRef = z.strictObject({ slug: z.string(), label: z.string() });

const ruling = z.strictObject({
  slug: z.string(),
  label: z.string(),
  act: z.enum(RULING_ACTS),
  into: topicRef.nullable().meta({ description: 'Null unless its stories count for another topic' }),
  reason: z.string(),
  at: instant,
  by: z.strictObject({ id, name: z.string() }),
}) satisfies z.ZodType<TopicRuling>;

const rulings = z.strictObject({ rulings: z.array(ruling) }) satisfies z.ZodType<TopicRulingsAnswer>;

const candidates = z.strictObject({
  candidates: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string(),
      stories: z.int(),
      publishers: z.int(),
      rise: z.number(),
      headlines: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<TopicCandidatesAnswer>;

/** The calls by which moderators rule about topics. */
export const TOPIC_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/topic-rulings', id: 'listTopicRulings', tag: TOPICS, who: 'moderate' },
    summary: 'What moderators have ruled about topics, newest first',
    answers: { 200: answer('The rulings', 'TopicRulings', rulings) },
  },
  {
    ...{ method: 'get', path: '/topic-candidates', id: 'listTopicCandidates', tag: TOPICS, who: 'moderate' },
    summary: 'Words of many headlines that are no topics',
    answers: { 200: answer('The candidates', 'TopicCandidates', candidates) },
  },
  {
    ...{ method: 'put', path: '/topics/:slug/ruling', id: 'ruleTopic', tag: TOPICS, who: 'moderate' },
    summary: 'Keeps a topic out of trending, merges it into another there, or admits a candidate as a topic',
    body: json('TopicRulingIn', rulingSchema),
    answers: { 200: answer('The ruling', 'TopicRuling', ruling) },
    errors: ['not_found', 'too_many_rulings'],
  },
  {
    ...{ method: 'delete', path: '/topics/:slug/ruling', id: 'undoTopicRuling', tag: TOPICS, who: 'moderate' },
    summary: 'Undoes a ruling about a topic',
    body: json('Moderation', moderationSchema),
    answers: { 204: { says: 'It is done' } },
    errors: ['not_found'],
  },
];
