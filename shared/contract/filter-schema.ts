import { z } from 'zod';
import { parseQuery } from '../domain/filter.ts';
import { PRIORITIES, SECTIONS } from '../domain/story.ts';
import { topicSlug } from '../domain/topic.ts';
import { languageTag } from './story-schema.ts';
import { textIn } from './text-schema.ts';

/** Limits of a filter, documented in docs/protocol.md. */
const FILTER_LIMITS = { topics: 50, publishers: 50, words: 200, queryCharacters: 1_000 } as const;

const topicList = z
  .array(textIn(80).refine((slug) => topicSlug(slug) !== '', 'must contain a letter or a digit'))
  .max(FILTER_LIMITS.topics, `must hold at most ${FILTER_LIMITS.topics} topics`);

const query = textIn(FILTER_LIMITS.queryCharacters)
  .refine((q) => q.trim() === '' || countWords(q) > 0, 'must contain a word')
  .refine((q) => countWords(q) <= FILTER_LIMITS.words, `must hold at most ${FILTER_LIMITS.words} words`);

export const filterSchema = z.strictObject({
  any: topicList.optional(),
  all: topicList.optional(),
  none: topicList.optional(),
  publishers: z
    .array(z.uuid('must be a publisher id'))
    .max(FILTER_LIMITS.publishers, `must hold at most ${FILTER_LIMITS.publishers} publishers`)
    .optional(),
  sections: z.array(z.enum(SECTIONS)).max(SECTIONS.length).optional(),
  languages: z.array(languageTag).max(20, 'must hold at most 20 languages').optional(),
  minPriority: z.enum(PRIORITIES).optional(),
  q: query.optional(),
});

function countWords(q: string): number {
  const { words, notWords } = parseQuery(q);
  return words.length + notWords.length;
}
