import { z } from 'zod';
import { parseQuery } from '../domain/search/parse-query.ts';
import { type ParsedQuery, QueryError } from '../domain/search/query.ts';
import { PRIORITIES } from '../domain/story.ts';
import { topicSlug } from '../domain/topic.ts';
import { SECTIONS_MAX, sectionSlug } from './section-schema.ts';
import { languageTag } from './story-schema.ts';
import { textIn } from './text-schema.ts';

/** Limits of a filter, documented in docs/protocol.md. */
const FILTER_LIMITS = {
  topics: 50,
  publishers: 50,
  sections: SECTIONS_MAX,
  words: 200,
  queryCharacters: 1_000,
} as const;

const topicList = z
  .array(textIn(80).refine((slug) => topicSlug(slug) !== '', 'must contain a letter or a digit'))
  .max(FILTER_LIMITS.topics, `must hold at most ${FILTER_LIMITS.topics} topics`);

const query = textIn(FILTER_LIMITS.queryCharacters).superRefine((q, context) => {
  const refuse = (message: string, params?: object): void => {
    context.addIssue({ code: 'custom', message, ...(params && { params }) });
  };
  try {
    const words = countWords(parseQuery(q));
    if (words === 0 && q.trim() !== '') refuse('must contain a word');
    if (words > FILTER_LIMITS.words) refuse(`must hold at most ${FILTER_LIMITS.words} words`);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const { offset, length, expected } = error;
    refuse(`must have ${expected}, at character ${offset + 1}`, { rule: 'query', offset, length });
  }
});

export const filterSchema = z.strictObject({
  any: topicList.optional(),
  all: topicList.optional(),
  none: topicList.optional(),
  publishers: z
    .array(z.uuid('must be a publisher id'))
    .max(FILTER_LIMITS.publishers, `must hold at most ${FILTER_LIMITS.publishers} publishers`)
    .optional(),
  sections: z
    .array(sectionSlug)
    .max(FILTER_LIMITS.sections, `must hold at most ${FILTER_LIMITS.sections} sections`)
    .optional(),
  languages: z.array(languageTag).max(20, 'must hold at most 20 languages').optional(),
  minPriority: z.enum(PRIORITIES).optional(),
  q: query.optional(),
});

/** A field counts as a word. */
function countWords({ clauses }: ParsedQuery): number {
  return clauses.flat().reduce((sum, term) => sum + ('words' in term ? term.words.length : 1), 0);
}
